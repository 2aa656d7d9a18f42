-- table: comment_outcomes
-- severity: error
-- description: A remark or a narrative, which proposes nothing, has the outcome no_proposal, and nothing else has.

SELECT o.comment_id, c.kind, o.outcome
FROM comment_outcomes o JOIN comments c USING (comment_id)
WHERE (c.kind IN ('remark', 'narrative')) <> (o.outcome = 'no_proposal')
