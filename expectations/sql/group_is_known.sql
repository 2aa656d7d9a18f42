-- table: statements
-- severity: warning
-- description: The group that a speaker spoke for is in the register of participants, unless it is a list of
--   States.

SELECT statement_id, on_behalf_of FROM statements WHERE on_behalf_of IS NOT NULL AND on_behalf_of_id IS NULL
  AND NOT contains(on_behalf_of, ',')  -- a list of States is no group
