-- Who speaks on what: the speakers on each agenda item of each meeting, with the item's title and the group spoken for.
-- A list of statements on several items ("Under agenda items 2 to 7") counts for its first item; last_item is its last.
SELECT
    s.meeting_id,
    s.agenda_item_first AS item,
    s.agenda_item_last AS last_item,
    i.title,
    s.participant_id,
    coalesce(p.name, s.name_as_written) AS speaker,
    s.name_as_written,
    s.capacity,
    p.region,
    p.un_regional_group,
    s.on_behalf_of,
    s.also_as,
    s.statement_id
FROM statements AS s
LEFT JOIN participants AS p USING (participant_id)
LEFT JOIN agenda_items AS i ON i.meeting_id = s.meeting_id AND i.item = s.agenda_item_first
ORDER BY s.meeting_id, try_cast(regexp_extract(item, '^[0-9]+') AS INTEGER), item, s.char_start, s.statement_id
