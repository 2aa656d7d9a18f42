-- table: statements
-- severity: error
-- description: A speaker on behalf of a group is not that group.

SELECT statement_id, participant_id FROM statements WHERE participant_id = on_behalf_of_id
