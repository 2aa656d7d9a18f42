-- Question: Which articles of the Convention does each text rely on?
-- Why: It shows which tools of cooperation are in use, and which article is never mentioned.
-- How to read: One row an article of the United Nations Convention against Transnational Organized Crime; paragraphs and
-- subparagraphs count for their article. in_recommendations counts citations inside points.
SELECT
    try_cast(regexp_extract(target, '^UNTOC/art\.([0-9]+)', 1) AS INTEGER) AS article,
    count(*) AS citations,
    count(recommendation_id) AS in_recommendations,
    list(DISTINCT document_id ORDER BY document_id) AS documents
FROM citations
WHERE kind = 'treaty_article' AND target LIKE 'UNTOC/art.%'
GROUP BY article
ORDER BY citations DESC, article;
