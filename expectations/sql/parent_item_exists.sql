-- table: agenda_items
-- severity: warning
-- description: A sub-item's parent stands on the same agenda.

SELECT a.meeting_id || ' ' || a.item AS item, a.parent_item
FROM agenda_items a ANTI JOIN agenda_items p ON p.meeting_id = a.meeting_id AND p.item = a.parent_item
WHERE a.parent_item IS NOT NULL
