-- Question: How strongly does each text ask, and whom?
-- Why: "Should" and "may wish to consider" are far apart; the difference is what delegations negotiate.
-- How to read: One row a kind of point, its status, a strength and an addressee; a point with two addressees counts for each.
-- strength is null where a point reports and asks nothing.
SELECT
    r.kind,
    r.status,
    r.strength,
    a.addressee,
    count(*) AS points
FROM recommendations AS r
CROSS JOIN unnest(coalesce(r.addressees, ['(nobody named)'])) AS a (addressee)
GROUP BY ALL
ORDER BY r.kind, r.status, points DESC, r.strength, a.addressee;
