-- table: citations
-- severity: warning
-- description: The number of a cited article stands in the words of the citation.

SELECT citation_id, target, as_written FROM citations
WHERE kind = 'treaty_article' AND NOT contains(quote || ' ' || as_written, regexp_extract(target, '/art\.([0-9]+)', 1))
