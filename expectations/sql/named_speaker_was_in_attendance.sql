-- table: interventions
-- severity: warning
-- description: A State named as a speaker is on the meeting's list of attendance, where there is one.

SELECT i.intervention_id, i.participant_id
FROM interventions i SEMI JOIN attendance known ON known.meeting_id = i.meeting_id
ANTI JOIN attendance a ON a.meeting_id = i.meeting_id AND a.participant_id = i.participant_id
SEMI JOIN participants p ON p.participant_id = i.participant_id AND p.kind <> 'group'
WHERE i.speaker_kind = 'named'
