-- table: comment_outcomes
-- severity: warning
-- description: Words adopted verbatim stand in the adopted point as they were proposed.

SELECT o.comment_id, c.proposed_text
FROM comment_outcomes o JOIN comments c USING (comment_id) JOIN recommendations r ON r.recommendation_id = o.adopted_recommendation_id
WHERE o.outcome = 'adopted_verbatim' AND c.proposed_text IS NOT NULL AND NOT contains(letters(r.text), letters(c.proposed_text))
