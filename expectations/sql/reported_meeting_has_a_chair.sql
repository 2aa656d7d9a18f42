-- table: meetings
-- severity: warning
-- description: A meeting that a report or a summary covers was chaired by somebody.

SELECT m.meeting_id
FROM meetings m SEMI JOIN (SELECT meeting_id FROM documents WHERE document_type IN ('report', 'chair_summary')) d USING (meeting_id)
ANTI JOIN (SELECT meeting_id FROM officers WHERE role = 'chair') c USING (meeting_id)
