-- table: citing tables
-- severity: error
-- description: The quote is the slice of the document's text that the row points to, to the letter.

SELECT {key} AS row_id, t.char_start, t.char_end
FROM {table} t JOIN documents d ON d.document_id = t.document_id
WHERE t.char_start IS NOT NULL
  AND t.quote IS DISTINCT FROM substring(d.text, t.char_start + 1, t.char_end - t.char_start)
