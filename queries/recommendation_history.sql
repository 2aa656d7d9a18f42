-- Question: What is the life of one recommendation, from discussion to endorsement?
-- Why: The adopted text shows the last stage only.
-- How to read: One row a stage, in order. relation and similarity compare the text with that of from_recommendation_id. For
-- another point, at any stage: proceedings query queries/recommendation_history.sql --set point='report-2020:57(a)'
-- (or, with the changes marked: proceedings history 'report-2020:57(a)')
SELECT stage, what, recommendation_id, from_recommendation_id, relation, similarity, meeting_starts_on, label, text
FROM recommendation_history
WHERE history_id IN (
    SELECT history_id
    FROM recommendation_history
    WHERE recommendation_id = coalesce(getvariable('point'), 'report-2020:42(b)')
)
ORDER BY history_id, stage;
