-- table: paragraphs
-- severity: warning
-- description: Numbered paragraphs run 1, 2, 3 without gaps or repeats, from a new beginning in each annex or
--   session.

WITH numbered AS (
    SELECT *, TRY_CAST(bare(number) AS INTEGER) AS place,
        lag(TRY_CAST(bare(number) AS INTEGER)) OVER (PARTITION BY document_id, kind ORDER BY ordinal) AS place_before
    FROM paragraphs WHERE kind IN ('numbered', 'operative')
)
SELECT paragraph_id, number, place_before
FROM numbered
WHERE place IS NOT NULL AND place <> 1 AND place IS DISTINCT FROM place_before + 1
