-- table: documents
-- severity: warning
-- description: A report is not published before its meeting ends.

SELECT d.document_id, d.published_on, m.ends_on
FROM documents d JOIN meetings m USING (meeting_id)
WHERE d.document_type IN ('report', 'chair_summary') AND d.published_on < m.ends_on
