-- The change from one stage of a point to a later one, in one row: the later text with {+words added+} and [-words left
-- out-], and the same as a list (diff). Where no link joins the two points, the whole of each stands marked:
-- FROM redline('report-2020:42(b)', 'draft-resolution-2022:annex-I(b)').
CREATE MACRO redline(from_id, to_id) AS TABLE  -- without WITH: DuckDB 1.4, which runs in browsers, loses it in a stored macro
SELECT
    w.earlier AS from_id,
    w.later AS to_id,
    any_value(w.relation) AS relation,
    round(any_value(w.similarity), 4) AS similarity,
    string_agg(
        CASE w.part.op
            WHEN 'insert' THEN regexp_replace(w.part.text, '^(\s*)(.*?)(\s*)$', '\1{+\2+}\3', 's')
            WHEN 'delete' THEN regexp_replace(w.part.text, '^(\s*)(.*?)(\s*)$', '\1[-\2-]\3', 's')
            ELSE w.part.text
        END,
        '' ORDER BY w.place
    ) AS redline,
    list(w.part ORDER BY w.place) AS diff
FROM (
    SELECT c.earlier, c.later, c.relation, c.similarity, unnest(c.diff) AS part, generate_subscripts(c.diff, 1) AS place
    FROM (
        SELECT
            a.recommendation_id AS earlier,
            b.recommendation_id AS later,
            k.relation,
            k.similarity,
            coalesce(k.diff, [{'op': 'delete', 'text': a.text}, {'op': 'insert', 'text': b.text}]) AS diff
        FROM recommendations AS a
        CROSS JOIN recommendations AS b
        LEFT JOIN recommendation_links AS k
            ON k.from_recommendation_id = a.recommendation_id AND k.to_recommendation_id = b.recommendation_id
        WHERE a.recommendation_id = from_id AND b.recommendation_id = to_id
    ) AS c
) AS w
GROUP BY w.earlier, w.later
