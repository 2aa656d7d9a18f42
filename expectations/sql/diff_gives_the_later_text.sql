-- table: recommendation_links
-- severity: warning
-- description: The kept and inserted words of a diff, in order, are the later text; the kept and deleted words are
--   the earlier one (a commented point also holds what States wrote into it).

SELECT l.link_id
FROM recommendation_links l
JOIN recommendations f ON f.recommendation_id = l.from_recommendation_id
JOIN recommendations t ON t.recommendation_id = l.to_recommendation_id
WHERE l.relation IN ('verbatim', 'reworded') AND 'commented' NOT IN (f.status, t.status) AND len(l.diff) > 0
  AND (letters(list_aggregate(list_transform(list_filter(l.diff, lambda part: part.op <> 'delete'), lambda part: part.text), 'string_agg', ' ')) <> letters(t.text)
    OR letters(list_aggregate(list_transform(list_filter(l.diff, lambda part: part.op <> 'insert'), lambda part: part.text), 'string_agg', ' ')) <> letters(f.text))
