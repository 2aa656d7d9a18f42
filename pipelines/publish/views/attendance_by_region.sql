-- Who attended a meeting, by region: how many participants of each M49 region were represented, in what capacity, and
-- which. The region is null for those that have none, such as organizations.
SELECT
    a.meeting_id,
    p.region,
    a.capacity,
    count(*) AS n_participants,
    list(coalesce(p.name, a.name_as_written) ORDER BY coalesce(p.name, a.name_as_written)) AS participants
FROM attendance AS a
LEFT JOIN participants AS p USING (participant_id)
GROUP BY ALL
ORDER BY a.meeting_id, p.region, a.capacity
