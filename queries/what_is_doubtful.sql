-- Question: What could the pipeline not place, or what is it unsure of?
-- Why: Before trusting a figure, look at what is known to be missing around it.
-- How to read: One row a document, severity and stage. An error means that rows may be absent, a warning that something is
-- uncertain, an info that something was mended (such as a word that a PDF tool had broken in two).
SELECT
    document_id,
    severity,
    stage,
    count(*) AS notes,
    min(message) AS for_example
FROM annotations
GROUP BY document_id, severity, stage
ORDER BY severity, notes DESC, document_id, stage;
