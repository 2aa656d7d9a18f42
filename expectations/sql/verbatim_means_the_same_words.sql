-- table: recommendation_links
-- severity: warning
-- description: Points linked as verbatim have the same words (a commented point also holds what States wrote into
--   it).

SELECT l.link_id
FROM recommendation_links l
JOIN recommendations f ON f.recommendation_id = l.from_recommendation_id
JOIN recommendations t ON t.recommendation_id = l.to_recommendation_id
WHERE l.relation = 'verbatim' AND t.status <> 'commented' AND letters(f.text) <> letters(t.text)
