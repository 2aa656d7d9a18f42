-- Question: Whose spoken words came back in a later recommendation?
-- Why: Reports attribute little; where the words of an intervention return, one sees who planted an idea.
-- How to read: One row a reuse. said_by is the participant, where the report names one, else how it names the speaker.
-- likeness is that of the shared stretch. It shows that words return, not that nobody else used them.
SELECT
    i.meeting_id AS said_at,
    coalesce(p.name, i.speaker_as_written, i.speaker_kind) AS said_by,
    i.text AS said,
    r.meeting_id AS adopted_at,
    r.label,
    r.text AS adopted,
    round(links.similarity, 2) AS likeness
FROM recommendation_links AS links
JOIN interventions AS i ON i.intervention_id = links.from_intervention_id
LEFT JOIN participants AS p USING (participant_id)
JOIN recommendations AS r ON r.recommendation_id = links.to_recommendation_id
WHERE links.relation = 'reused'
ORDER BY likeness DESC, links.link_id;
