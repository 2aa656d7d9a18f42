-- table: attendance
-- severity: warning
-- description: A participant is listed once at a meeting, whatever the spelling.

SELECT min(attendance_id) AS attendance_id, participant_id, count(*) AS times
FROM attendance WHERE participant_id IS NOT NULL
GROUP BY document_id, meeting_id, participant_id HAVING count(*) > 1
