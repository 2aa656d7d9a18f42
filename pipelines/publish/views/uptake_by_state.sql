-- What each State asked for in its comments, and what it got: how many proposals it made and how many were adopted to the
-- letter, in other words, not, or fell with the point. share_adopted counts both ways of adoption, over the proposals whose
-- outcome is known. Remarks and narratives propose nothing and are counted apart. ideas_reused counts the later
-- recommendations in which words of the State's interventions, remarks or narratives return.
WITH asked AS (
    SELECT
        c.participant_id,
        count(DISTINCT c.document_id) AS n_documents,
        count(*) FILTER (c.kind NOT IN ('remark', 'narrative')) AS proposals,
        count(*) FILTER (o.outcome = 'adopted_verbatim') AS adopted_verbatim,
        count(*) FILTER (o.outcome = 'adopted_reworded') AS adopted_reworded,
        count(*) FILTER (o.outcome = 'not_adopted') AS not_adopted,
        count(*) FILTER (o.outcome = 'point_dropped') AS point_dropped,
        count(*) FILTER (c.kind IN ('remark', 'narrative')) AS remarks
    FROM comments AS c
    LEFT JOIN comment_outcomes AS o USING (comment_id)
    WHERE c.participant_id IS NOT NULL
    GROUP BY c.participant_id
),
reused AS (
    SELECT coalesce(i.participant_id, c.participant_id) AS participant_id, count(DISTINCT l.to_recommendation_id) AS n
    FROM recommendation_links AS l
    LEFT JOIN interventions AS i ON i.intervention_id = l.from_intervention_id
    LEFT JOIN comments AS c ON c.comment_id = l.from_comment_id
    WHERE l.relation = 'reused' AND coalesce(i.participant_id, c.participant_id) IS NOT NULL
    GROUP BY 1
)
SELECT
    p.participant_id,
    p.name AS state,
    p.un_regional_group,
    coalesce(a.n_documents, 0) AS n_documents,
    coalesce(a.proposals, 0) AS proposals,
    coalesce(a.adopted_verbatim, 0) AS adopted_verbatim,
    coalesce(a.adopted_reworded, 0) AS adopted_reworded,
    coalesce(a.not_adopted, 0) AS not_adopted,
    coalesce(a.point_dropped, 0) AS point_dropped,
    round(
        (a.adopted_verbatim + a.adopted_reworded)
        / nullif(a.adopted_verbatim + a.adopted_reworded + a.not_adopted + a.point_dropped, 0),
        4
    ) AS share_adopted,
    coalesce(a.remarks, 0) AS remarks,
    coalesce(r.n, 0) AS ideas_reused
FROM participants AS p
LEFT JOIN asked AS a ON a.participant_id = p.participant_id
LEFT JOIN reused AS r ON r.participant_id = p.participant_id
WHERE a.participant_id IS NOT NULL OR r.participant_id IS NOT NULL
ORDER BY proposals DESC, state
