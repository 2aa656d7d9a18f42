-- Question: Which recommendations does a resolution, or its draft, endorse, and from which meeting are they?
-- Why: Endorsement by the Conference is what gives the recommendations of a working group their standing.
-- How to read: One row an operative paragraph and annex. points counts the recommendations that the annex holds; labels
-- names the first and the last.
SELECT
    e.document_id,
    e.paragraph_id,
    e.status,
    e.meeting_id AS recommendations_of,
    e.annex,
    count(e.recommendation_id) AS points,
    min(r.label) || ' to ' || max(r.label) AS labels
FROM endorsements AS e
LEFT JOIN recommendations AS r USING (recommendation_id)
GROUP BY ALL
ORDER BY e.document_id, e.paragraph_id, recommendations_of;
