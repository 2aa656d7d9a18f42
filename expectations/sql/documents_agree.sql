-- table: meeting_facts
-- severity: warning
-- description: Two documents that state the same fact of a meeting state the same value (titles and numbers of
--   participants may differ).

SELECT f.fact_id, f.value, g.fact_id AS other_fact, g.value AS other_value
FROM meeting_facts f JOIN meeting_facts g ON f.meeting_id = g.meeting_id AND f.field = g.field AND f.fact_id < g.fact_id
WHERE f.field IN ('ordinal', 'starts_on', 'ends_on', 'city', 'sittings') AND f.value <> g.value
