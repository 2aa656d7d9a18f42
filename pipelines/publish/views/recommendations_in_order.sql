-- The recommendations of a meeting in the order of the document that holds them, with their place in it.
SELECT
    r.meeting_id,
    r.document_id,
    row_number() OVER (PARTITION BY r.meeting_id, r.document_id ORDER BY g.ordinal, r.recommendation_id) AS place,
    r.agenda_item,
    r.section,
    r.label,
    r.kind,
    r.status,
    r.strength,
    r.addressees,
    r.text,
    r.recommendation_id
FROM recommendations AS r
LEFT JOIN paragraphs AS g USING (paragraph_id)
ORDER BY r.meeting_id, r.document_id, place
