-- table: paragraphs
-- severity: error
-- description: A paragraph's parent stands before it in the same document.

SELECT child.paragraph_id, child.parent_paragraph_id
FROM paragraphs child JOIN paragraphs parent ON parent.paragraph_id = child.parent_paragraph_id
WHERE child.document_id <> parent.document_id OR child.ordinal <= parent.ordinal
