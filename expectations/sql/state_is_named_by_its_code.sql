-- table: participants
-- severity: error
-- description: A State's identifier is its ISO 3166-1 alpha-3 code.

SELECT participant_id, iso3 FROM participants WHERE kind = 'state' AND participant_id IS DISTINCT FROM iso3
