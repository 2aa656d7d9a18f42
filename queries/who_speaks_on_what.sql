-- Question: Which agenda items drew the most speakers, and from which regional groups?
-- Why: The number and the mix of speakers tell what delegations cared about.
-- How to read: One row an agenda item of a meeting. Where one list of speakers covers several items ("Under agenda items 2
-- to 7"), it counts for the first and last_item is the last. States without a regional group, and organizations, count as
-- speakers only.
SELECT
    meeting_id,
    item,
    last_item,
    title,
    count(*) AS speakers,
    count(*) FILTER (un_regional_group LIKE 'African%') AS africa,
    count(*) FILTER (un_regional_group LIKE 'Asia%') AS asia_pacific,
    count(*) FILTER (un_regional_group LIKE 'Eastern%') AS eastern_europe,
    count(*) FILTER (un_regional_group LIKE 'Latin%') AS latin_america_caribbean,
    count(*) FILTER (un_regional_group LIKE 'Western%') AS western_europe_and_others
FROM speakers_by_item
GROUP BY meeting_id, item, last_item, title
ORDER BY meeting_id, speakers DESC, item;
