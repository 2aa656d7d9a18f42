-- table: officers
-- severity: warning
-- description: The item that a panellist led is on the meeting's agenda, where the agenda is known.

SELECT t.officer_id, t.agenda_item
FROM officers t SEMI JOIN agenda_items known ON known.meeting_id = t.meeting_id
ANTI JOIN agenda_items a ON a.meeting_id = t.meeting_id AND a.item = t.agenda_item
WHERE t.agenda_item IS NOT NULL
