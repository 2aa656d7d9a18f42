-- table: paragraphs
-- severity: warning
-- description: The points of a list run a, b, c (or i, ii, iii; or 1, 2, 3) without gaps or repeats.

WITH points AS (
    SELECT *, bare(number) AS label,
        lag(bare(number)) OVER (PARTITION BY document_id, parent_paragraph_id ORDER BY ordinal) AS label_before
    FROM paragraphs WHERE kind IN ('point', 'list_item') AND number IS NOT NULL
)
SELECT paragraph_id, number, label_before
FROM points
WHERE NOT coalesce(
    -- A new list begins at a, i or 1; any other point follows the one before it.
    label IN ('a', 'i', '1')
    OR place_of_letter(label) = place_of_letter(label_before) + 1
    OR place_of_roman(label) = place_of_roman(label_before) + 1, FALSE)
