-- The life of each recommendation, one row a stage, in order: discussed, commented, adopted or dropped, endorsed. A history
-- is named by its first stage (history_id); a point that two earlier ones were merged into stands in both histories. Find
-- that of any point: WHERE history_id IN (SELECT history_id FROM recommendation_history WHERE recommendation_id = '...').
-- The stage of a dropped point has no recommendation_id; text is then the text that was dropped. diff leads from the earlier
-- text to this one.
WITH RECURSIVE steps AS (
    SELECT from_recommendation_id AS earlier, to_recommendation_id AS later, relation, similarity, diff
    FROM recommendation_links
    WHERE from_recommendation_id IS NOT NULL AND relation <> 'reused'
),
walk AS (
    SELECT recommendation_id AS history_id, recommendation_id, 0 AS depth
    FROM recommendations
    WHERE recommendation_id NOT IN (SELECT later FROM steps WHERE later IS NOT NULL)
    UNION
    SELECT walk.history_id, steps.later, walk.depth + 1
    FROM walk
    JOIN steps ON steps.earlier = walk.recommendation_id
    WHERE steps.later IS NOT NULL AND walk.depth < 20
),
reached AS (
    SELECT history_id, recommendation_id, max(depth) AS depth
    FROM walk
    GROUP BY history_id, recommendation_id
),
came AS (
    SELECT reached.history_id, steps.*
    FROM steps
    JOIN reached ON reached.recommendation_id = steps.earlier
),
arrivals AS (
    SELECT
        r.history_id,
        r.recommendation_id,
        r.depth,
        max_by(came.earlier, came.similarity) AS from_recommendation_id,
        max_by(came.relation, came.similarity) AS relation,
        max(came.similarity) AS similarity,
        max_by(came.diff, came.similarity) AS diff
    FROM reached AS r
    LEFT JOIN came ON came.later = r.recommendation_id AND came.history_id = r.history_id
    GROUP BY r.history_id, r.recommendation_id, r.depth
),
news AS (
    SELECT DISTINCT to_recommendation_id AS recommendation_id, relation
    FROM recommendation_links
    WHERE relation = 'new'
),
stages AS (
    SELECT
        a.history_id,
        CASE WHEN r.status = 'commented' THEN 1 ELSE 0 END AS turn,
        a.depth,
        CASE WHEN r.status = 'commented' THEN 'commented' WHEN r.kind = 'discussion_point' THEN 'discussed' ELSE r.status END AS what,
        a.recommendation_id,
        a.from_recommendation_id,
        coalesce(a.relation, news.relation) AS relation,
        a.similarity,
        a.diff,
        r.document_id,
        r.meeting_id,
        r.agenda_item,
        r.label,
        r.text
    FROM arrivals AS a
    JOIN recommendations AS r ON r.recommendation_id = a.recommendation_id
    LEFT JOIN news ON news.recommendation_id = a.recommendation_id
    UNION ALL
    SELECT
        a.history_id, 2, a.depth, 'dropped', NULL, steps.earlier, steps.relation, steps.similarity, steps.diff,
        NULL, NULL, r.agenda_item, r.label, r.text
    FROM arrivals AS a
    JOIN steps ON steps.earlier = a.recommendation_id AND steps.relation = 'dropped'
    JOIN recommendations AS r ON r.recommendation_id = a.recommendation_id
    UNION ALL
    SELECT
        a.history_id, 3, a.depth, CASE e.status WHEN 'adopted' THEN 'endorsed' ELSE 'endorsement drafted' END,
        a.recommendation_id, a.recommendation_id, NULL, NULL, NULL, e.document_id, d.meeting_id, NULL, NULL, g.text
    FROM arrivals AS a
    JOIN endorsements AS e ON e.recommendation_id = a.recommendation_id
    LEFT JOIN documents AS d ON d.document_id = e.document_id
    LEFT JOIN paragraphs AS g ON g.paragraph_id = e.paragraph_id
)
SELECT
    s.history_id,
    row_number() OVER (
        PARTITION BY s.history_id
        ORDER BY s.turn >= 2, m.starts_on NULLS LAST, s.turn, s.depth, s.recommendation_id, s.document_id
    ) AS stage,
    s.what,
    s.recommendation_id,
    s.from_recommendation_id,
    s.relation,
    round(s.similarity, 4) AS similarity,
    s.document_id,
    s.meeting_id,
    m.starts_on AS meeting_starts_on,
    s.agenda_item,
    s.label,
    s.text,
    s.diff
FROM stages AS s
LEFT JOIN meetings AS m ON m.meeting_id = s.meeting_id
ORDER BY s.history_id, stage
