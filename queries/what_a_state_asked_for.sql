-- Question: What did a State ask for, and what did it get?
-- Why: The record of one delegation, with the words as evidence.
-- How to read: One row a comment. asked is what it proposed (for: the words to be replaced), remark what it said; adopted
-- holds the words that stand in the adopted text at that place. For another State, by its ISO 3166-1 code:
-- proceedings query queries/what_a_state_asked_for.sql --set state=CAN
SELECT
    c.agenda_item AS item,
    c.label,
    c.kind,
    c.proposed_text AS asked,
    c.deleted_text AS "for",
    c.remark,
    o.outcome,
    o.adopted_passage AS adopted,
    c.comment_id
FROM comments AS c
LEFT JOIN comment_outcomes AS o USING (comment_id)
WHERE c.participant_id = upper(coalesce(getvariable('state'), 'CHE'))
ORDER BY item, c.label, c.comment_id;
