-- Question: What did a meeting recommend, in order?
-- Why: The first thing that a delegate asks for.
-- How to read: One row a point, as in the document that holds it. For another meeting:
-- proceedings query queries/recommendations_of_a_meeting.sql --set meeting=wgic-2015-10-27
SELECT
    place,
    label,
    status,
    section,
    text
FROM recommendations_in_order
WHERE meeting_id = coalesce(getvariable('meeting'), 'wgic-2021-03-25') AND status <> 'commented'
ORDER BY document_id, place;
