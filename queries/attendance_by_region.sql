-- Question: Which regions came to each meeting, and how many delegations of each were there?
-- Why: A recommendation weighs more if all regions were in the room when it was made.
-- How to read: One row a meeting and region (regions of the United Nations Statistics Division, M49). Organizations and
-- networks have no region and are left out. delegations counts parties, signatories and observers alike.
SELECT
    meeting_id,
    region,
    sum(n_participants) AS delegations
FROM attendance_by_region
WHERE region IS NOT NULL
GROUP BY meeting_id, region
ORDER BY meeting_id, delegations DESC, region;
