-- table: endorsements
-- severity: warning
-- description: An endorsed recommendation was adopted at the meeting that the endorsement names.

SELECT e.endorsement_id, e.meeting_id, r.meeting_id AS adopted_at
FROM endorsements e JOIN recommendations r USING (recommendation_id)
WHERE e.meeting_id <> r.meeting_id
