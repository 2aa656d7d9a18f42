-- Question: What was changed between two stages of a point, word by word?
-- Why: One added "where appropriate" can be the result of a negotiation.
-- How to read: redline is the later text, with {+words added+} and [-words left out-]. For other points:
-- proceedings query queries/redline.sql --set from='report-2020:42(a)' --set to='draft-resolution-2022:annex-I(a)'
SELECT from_id, to_id, relation, similarity, redline
FROM redline(
    coalesce(getvariable('from'), 'report-2020:42(b)'),
    coalesce(getvariable('to'), 'draft-resolution-2022:annex-I(b)')
);
