-- table: documents
-- severity: warning
-- description: A report or a summary by the Chair is about a meeting.

SELECT document_id FROM documents
WHERE document_type IN ('report', 'chair_summary') AND meeting_id IS NULL
