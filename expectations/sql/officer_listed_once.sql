-- table: officers
-- severity: warning
-- description: A person has a role at a meeting once for each item.

SELECT min(officer_id) AS officer_id, name, count(*) AS times
FROM officers GROUP BY meeting_id, role, name, agenda_item HAVING count(*) > 1
