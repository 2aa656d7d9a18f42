-- Question: What are the exact words behind a row?
-- Why: Every row cites its passage; a figure that matters should be checked against it.
-- How to read: quote is the passage to the letter, between the words before and after it. For another row:
-- proceedings query queries/check_a_row.sql --set row=report-2020:42(a)   (or: proceedings show 'report-2020:42(a)')
SELECT
    table_name,
    symbol,
    page,
    paragraph_number,
    text_before,
    quote,
    text_after
FROM passages
WHERE row_id = coalesce(getvariable('row'), 'wgic-2020-07-07:4:CHL')
ORDER BY table_name;
