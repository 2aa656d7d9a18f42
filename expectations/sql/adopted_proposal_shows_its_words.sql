-- table: comment_outcomes
-- severity: error
-- description: Where proposed words were adopted, the adopted words are shown.

SELECT o.comment_id, o.outcome
FROM comment_outcomes o JOIN comments c USING (comment_id)
WHERE o.outcome IN ('adopted_verbatim', 'adopted_reworded') AND c.proposed_text IS NOT NULL AND o.adopted_passage IS NULL
