-- Who attended a meeting, by regional group of United Nations Member States: how many of the group were represented, how
-- many Member States it has, and which came.
WITH groups AS (
    SELECT un_regional_group, count(*) AS n_members
    FROM participants
    WHERE un_regional_group IS NOT NULL
    GROUP BY ALL
)
SELECT
    a.meeting_id,
    un_regional_group,
    count(DISTINCT participant_id) AS n_attended,
    any_value(g.n_members) AS n_members,
    list(DISTINCT p.name ORDER BY p.name) AS participants
FROM attendance AS a
JOIN participants AS p USING (participant_id)
JOIN groups AS g USING (un_regional_group)
GROUP BY a.meeting_id, un_regional_group
ORDER BY a.meeting_id, un_regional_group
