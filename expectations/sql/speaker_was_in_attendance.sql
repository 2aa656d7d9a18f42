-- table: statements
-- severity: warning
-- description: A State that spoke is on the meeting's list of attendance, where there is one.

SELECT s.statement_id, s.name_as_written
FROM statements s SEMI JOIN attendance known ON known.meeting_id = s.meeting_id
ANTI JOIN attendance a ON a.meeting_id = s.meeting_id AND a.participant_id = s.participant_id
SEMI JOIN participants p ON p.participant_id = s.participant_id AND p.kind IN ('state', 'regional_organization')
WHERE s.capacity NOT IN ('secretariat', 'chair', 'panellist', 'official')
