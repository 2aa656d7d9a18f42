-- table: agenda_items
-- severity: warning
-- description: The items of an agenda run 1, 2, 3 without gaps or repeats.

WITH items AS (
    SELECT meeting_id, CAST(item AS INTEGER) AS number FROM agenda_items WHERE regexp_full_match(item, '[0-9]+')
)
SELECT meeting_id, count(*) AS items, max(number) AS last_item
FROM items GROUP BY meeting_id
HAVING count(*) <> max(number)
