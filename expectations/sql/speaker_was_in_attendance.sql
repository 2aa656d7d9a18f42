-- table: statements
-- severity: warning
-- description: A delegation that spoke is on the meeting's list of attendance, where there is one.

SELECT s.statement_id, s.name_as_written
FROM statements s SEMI JOIN attendance known ON known.meeting_id = s.meeting_id
ANTI JOIN attendance a ON a.meeting_id = s.meeting_id AND a.participant_id = s.participant_id
WHERE s.participant_id IS NOT NULL AND s.capacity NOT IN ('secretariat', 'chair', 'panellist', 'official')
