-- table: meetings
-- severity: warning
-- description: A meeting that a report or a summary covers had an agenda.

SELECT m.meeting_id
FROM meetings m SEMI JOIN (SELECT meeting_id FROM documents WHERE document_type IN ('report', 'chair_summary')) d USING (meeting_id)
ANTI JOIN agenda_items a USING (meeting_id)
