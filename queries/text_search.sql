-- Question: Where does the record speak of something?
-- Why: To find the passage before knowing the document.
-- How to read: One row a paragraph that holds all the words, or words that begin with them; the best first. For other words:
-- proceedings query queries/text_search.sql --set words='central authorit'
SELECT rank, paragraph_id, symbol, page, snippet, score
FROM text_search(coalesce(getvariable('words'), 'electronic evidence service providers'))
WHERE rank <= 20;
