-- table: comments
-- severity: warning
-- description: Where outcomes were traced for a document, each of its comments on a point has one.

SELECT c.comment_id
FROM comments c SEMI JOIN (SELECT k.document_id FROM comments k JOIN comment_outcomes USING (comment_id)) traced ON traced.document_id = c.document_id
ANTI JOIN comment_outcomes o ON o.comment_id = c.comment_id
WHERE c.recommendation_id IS NOT NULL
