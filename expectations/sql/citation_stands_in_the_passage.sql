-- table: citations
-- severity: warning
-- description: A citation as written stands in the passage that the row cites.

SELECT citation_id, as_written FROM citations
WHERE quote IS NOT NULL AND NOT contains(letters(quote), letters(as_written))
