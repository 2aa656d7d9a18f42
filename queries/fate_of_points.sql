-- Question: Of the points discussed at one meeting, how many came back unchanged, reworded, or not at all?
-- Why: It tells how much of a chair's summary survives negotiation.
-- How to read: One row a pair of meetings and a relation. likeness is the mean likeness of the two texts (1 is word for word).
SELECT
    earlier.meeting_id AS discussed_at,
    later.meeting_id AS adopted_at,
    links.relation,
    count(*) AS points,
    round(avg(links.similarity), 2) AS likeness
FROM recommendation_links AS links
LEFT JOIN recommendations AS earlier ON earlier.recommendation_id = links.from_recommendation_id
LEFT JOIN recommendations AS later ON later.recommendation_id = links.to_recommendation_id
WHERE links.relation <> 'reused' AND coalesce(later.status, '') <> 'commented'
GROUP BY ALL
ORDER BY discussed_at, adopted_at, points DESC, links.relation;
