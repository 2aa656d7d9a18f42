-- table: statements
-- severity: warning
-- description: The last item of a list of statements is on the meeting's agenda, where the agenda is known.

SELECT t.statement_id, t.agenda_item_last
FROM statements t SEMI JOIN agenda_items known ON known.meeting_id = t.meeting_id
ANTI JOIN agenda_items a ON a.meeting_id = t.meeting_id AND a.item = t.agenda_item_last
WHERE t.agenda_item_last IS NOT NULL
