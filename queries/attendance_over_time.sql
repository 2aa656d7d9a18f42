-- Question: Who keeps coming? Which States were represented at more than one meeting of the record?
-- Why: Regular attendance shows sustained interest, and who knows the history of a text.
-- How to read: One row a State. meetings counts those with a list of participants; meeting_ids names them. Absence from a
-- list is no proof that nobody listened: the record holds only who was represented.
SELECT
    participants.name AS state,
    participants.un_regional_group,
    count(DISTINCT attendance.meeting_id) AS meetings,
    list(DISTINCT attendance.meeting_id ORDER BY attendance.meeting_id) AS meeting_ids
FROM attendance
JOIN participants USING (participant_id)
WHERE participants.kind = 'state'
GROUP BY ALL
HAVING count(DISTINCT attendance.meeting_id) > 1
ORDER BY meetings DESC, state;
