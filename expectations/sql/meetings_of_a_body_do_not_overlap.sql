-- table: meetings
-- severity: warning
-- description: A body does not hold two meetings at once.

SELECT a.meeting_id, b.meeting_id AS other_meeting
FROM meetings a JOIN meetings b ON a.body_id = b.body_id AND a.meeting_id < b.meeting_id
WHERE a.starts_on <= b.ends_on AND b.starts_on <= a.ends_on
