-- table: recommendations
-- severity: error
-- description: Each recommending State is in the register of participants.

SELECT recommendation_id, recommender
FROM (SELECT recommendation_id, unnest(recommenders) AS recommender FROM recommendations) ANTI JOIN participants ON participant_id = recommender
WHERE recommender IS NOT NULL
