-- table: meetings
-- severity: warning
-- description: The later of two meetings of a body has the higher ordinal.

SELECT later.meeting_id, later.ordinal, earlier.meeting_id AS earlier_meeting, earlier.ordinal AS earlier_ordinal
FROM meetings later JOIN meetings earlier USING (body_id)
WHERE later.starts_on > earlier.starts_on AND later.ordinal <= earlier.ordinal
