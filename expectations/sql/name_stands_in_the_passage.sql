-- table: attendance, statements
-- severity: warning
-- description: The name as written stands in the passage that the row cites.

SELECT {key} AS row_id, t.name_as_written
FROM {table} t
WHERE t.quote IS NOT NULL AND len(missing_words(t.name_as_written, t.quote)) > 0
