-- table: redirects
-- severity: error
-- description: A redirect leads to an identifier in use, never to one that was itself given up.

SELECT r.table_name || ' ' || r.old_id AS row_id, r.new_id
FROM redirects r SEMI JOIN redirects given_up ON given_up.table_name = r.table_name AND given_up.old_id = r.new_id
