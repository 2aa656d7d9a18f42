-- table: recommendations
-- severity: warning
-- description: Within a list the labels of recommendations run a, b, c without gaps or repeats.

WITH points AS (
    SELECT r.recommendation_id, lower(r.label) AS label,
        lag(lower(r.label)) OVER (PARTITION BY r.document_id, p.parent_paragraph_id, r.kind ORDER BY p.ordinal) AS label_before
    FROM recommendations r JOIN paragraphs p USING (paragraph_id)
    WHERE regexp_full_match(r.label, '[A-Za-z]{1,2}')
)
SELECT recommendation_id, label, label_before
FROM points
WHERE NOT coalesce(
    label IN ('a', 'i')
    OR place_of_letter(label) = place_of_letter(label_before) + 1
    OR place_of_roman(label) = place_of_roman(label_before) + 1, FALSE)
