-- Question: Which resolutions, decisions and documents does the record refer to?
-- Why: The network of references leads back to the mandate behind a sentence.
-- How to read: One row a target in its normalised form, with how often and in which documents it is cited.
SELECT
    kind,
    target,
    count(*) AS citations,
    list(DISTINCT document_id ORDER BY document_id) AS documents
FROM citations
WHERE kind IN ('resolution', 'decision', 'document', 'publication')
GROUP BY kind, target
ORDER BY citations DESC, kind, target;
