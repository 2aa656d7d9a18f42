-- table: participant_names
-- severity: error
-- description: At any time a written form means one participant.

SELECT a.name, a.participant_id, b.participant_id AS other_participant
FROM participant_names a JOIN participant_names b ON lower(a.name) = lower(b.name) AND a.participant_id < b.participant_id
WHERE coalesce(a.valid_from, DATE '0001-01-01') <= coalesce(b.valid_to, DATE '9999-12-31')
  AND coalesce(b.valid_from, DATE '0001-01-01') <= coalesce(a.valid_to, DATE '9999-12-31')
