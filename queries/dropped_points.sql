-- Question: Which points were discussed and not adopted, and what had States said of them?
-- Why: What a text leaves out is as telling as what it holds, and adopted texts don't show it.
-- How to read: One row a dropped point. commented_by names the States with a comment on it, remarks what they said.
SELECT
    r.recommendation_id,
    r.agenda_item AS item,
    r.label,
    r.text,
    list(DISTINCT c.name_as_written ORDER BY c.name_as_written) FILTER (c.comment_id IS NOT NULL) AS commented_by,
    list(c.remark ORDER BY c.comment_id) FILTER (c.remark IS NOT NULL) AS remarks
FROM recommendation_links AS dropped
JOIN recommendations AS r ON r.recommendation_id = dropped.from_recommendation_id
LEFT JOIN recommendation_links AS noted
    ON noted.from_recommendation_id = r.recommendation_id AND noted.to_recommendation_id IS NOT NULL
LEFT JOIN comments AS c ON c.recommendation_id IN (noted.to_recommendation_id, r.recommendation_id)
WHERE dropped.relation = 'dropped'
GROUP BY ALL
ORDER BY r.recommendation_id;
