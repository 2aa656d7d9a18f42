-- table: meetings
-- severity: warning
-- description: No more than four sittings are held on a day.

SELECT meeting_id, sittings, ends_on - starts_on + 1 AS days FROM meetings
WHERE sittings > 4 * (ends_on - starts_on + 1)
