-- table: comment_outcomes
-- severity: error
-- description: The adopted passage stands in the adopted point.

SELECT o.comment_id, o.adopted_passage
FROM comment_outcomes o JOIN recommendations r ON r.recommendation_id = o.adopted_recommendation_id
WHERE o.adopted_passage IS NOT NULL AND NOT contains(letters(r.text), letters(o.adopted_passage))
