-- table: meetings
-- severity: warning
-- description: A meeting lasts at most sixty days: the longest sessions of councils and commissions take four to
--   eight weeks.

SELECT meeting_id, starts_on, ends_on FROM meetings WHERE ends_on - starts_on >= 60
