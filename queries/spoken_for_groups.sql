-- Question: Who spoke for a group, or in a second capacity, and when?
-- Why: A statement on behalf of the Group of 77 and China carries more than one voice, and China did not speak.
-- How to read: One row such a statement. on_behalf_of and also_as are as the report writes them; on_behalf_of_id is the
-- group's code in the register.
SELECT
    meeting_id,
    agenda_item_first AS item,
    name_as_written AS speaker,
    on_behalf_of,
    on_behalf_of_id,
    also_as
FROM statements
WHERE on_behalf_of IS NOT NULL OR also_as IS NOT NULL
ORDER BY meeting_id, item, speaker;
