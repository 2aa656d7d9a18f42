-- Question: Which countries and organizations sent the panellists, and on which items?
-- Why: Panellists open the discussion and set its terms.
-- How to read: One row a panellist. country is the one named with the person, null where none is; affiliation is as written.
SELECT
    officers.meeting_id,
    officers.agenda_item AS item,
    officers.name,
    participants.name AS country,
    officers.affiliation
FROM officers
LEFT JOIN participants USING (participant_id)
WHERE officers.role = 'panellist'
ORDER BY officers.meeting_id, item, officers.name;
