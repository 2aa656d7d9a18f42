-- Question: Which delegations came and are on no list of speakers?
-- Why: Most work on who shapes a text looks at speakers; those who listened were there too.
-- How to read: One row a meeting that has both a list of participants and a list of speakers. present and spoke count
-- States and organizations; silent names those that are on no list of speakers (they may still have spoken unnamed: the
-- summaries say "one speaker").
SELECT
    attendance.meeting_id,
    count(DISTINCT attendance.participant_id) AS present,
    count(DISTINCT statements.participant_id) AS spoke,
    list(DISTINCT participants.name ORDER BY participants.name) FILTER (statements.participant_id IS NULL) AS silent
FROM attendance
LEFT JOIN statements USING (meeting_id, participant_id)
LEFT JOIN participants ON participants.participant_id = attendance.participant_id
WHERE attendance.meeting_id IN (SELECT meeting_id FROM statements)
GROUP BY attendance.meeting_id
ORDER BY attendance.meeting_id;
