-- table: recommendation_links
-- severity: warning
-- description: The later stage belongs to a meeting that is not earlier.

SELECT l.link_id, a.meeting_id AS from_meeting, b.meeting_id AS to_meeting
FROM recommendation_links l
JOIN recommendations f ON f.recommendation_id = l.from_recommendation_id JOIN meetings a ON a.meeting_id = f.meeting_id
JOIN recommendations t ON t.recommendation_id = l.to_recommendation_id JOIN meetings b ON b.meeting_id = t.meeting_id
WHERE b.starts_on < a.starts_on
