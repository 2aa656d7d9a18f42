-- table: statements
-- severity: warning
-- description: A list of statements under several items begins with the lower one.

SELECT statement_id, agenda_item_first, agenda_item_last FROM statements
WHERE TRY_CAST(regexp_extract(agenda_item_first, '^[0-9]+') AS INTEGER) > TRY_CAST(regexp_extract(agenda_item_last, '^[0-9]+') AS INTEGER)
