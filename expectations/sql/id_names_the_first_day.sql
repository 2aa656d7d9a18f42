-- table: meetings
-- severity: error
-- description: A meeting's identifier ends with its first day.

SELECT meeting_id, starts_on FROM meetings
WHERE starts_on IS NOT NULL AND NOT ends_with(meeting_id, strftime(starts_on, '%Y-%m-%d'))
