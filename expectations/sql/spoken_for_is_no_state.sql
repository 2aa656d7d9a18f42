-- table: statements
-- severity: warning
-- description: A statement on behalf of somebody is on behalf of a group or an organization, not of one State.

SELECT statement_id, on_behalf_of FROM statements s JOIN participants p ON p.participant_id = s.on_behalf_of_id WHERE p.kind = 'state'
