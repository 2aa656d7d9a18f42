-- table: documents
-- severity: warning
-- description: A report or a summary is published within two years of its meeting.

SELECT d.document_id, d.published_on, m.starts_on, m.ends_on
FROM documents d JOIN meetings m USING (meeting_id)
WHERE d.document_type IN ('report', 'chair_summary')
  AND (d.published_on < m.starts_on - 730 OR d.published_on > m.ends_on + 730)
