-- table: officers
-- severity: warning
-- description: The officer's name stands in the passage that the row cites.

SELECT officer_id, name FROM officers
WHERE quote IS NOT NULL AND NOT contains(letters(quote), letters(name))
