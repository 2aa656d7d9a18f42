-- table: citing tables
-- severity: error
-- description: A row that was read from a document cites a passage: document, place and words.

SELECT {key} AS row_id
FROM {table} t
WHERE t.origin = 'extracted'
  AND (t.document_id IS NULL OR t.char_start IS NULL OR t.char_end IS NULL OR t.quote IS NULL OR t.char_start >= t.char_end)
