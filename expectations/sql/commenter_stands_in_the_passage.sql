-- table: comments
-- severity: warning
-- description: The State stands in the passage of its comment; a narrative may have it in the heading alone.

SELECT comment_id, name_as_written FROM comments
WHERE kind <> 'narrative' AND quote IS NOT NULL AND NOT contains(letters(quote), letters(name_as_written))
