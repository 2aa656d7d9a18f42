-- table: citing tables
-- severity: warning
-- description: The passage begins in the paragraph that the row names.

SELECT {key} AS row_id, t.char_start, p.char_start AS paragraph_start, p.char_end AS paragraph_end
FROM {table} t JOIN paragraphs p ON p.paragraph_id = t.paragraph_id
WHERE t.char_start NOT BETWEEN p.char_start AND p.char_end
