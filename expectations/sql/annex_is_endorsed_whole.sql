-- table: endorsements
-- severity: warning
-- description: Where a document endorses a meeting's recommendations, it endorses each that its annexes hold.

SELECT r.recommendation_id, r.document_id
FROM recommendations r SEMI JOIN endorsements known ON known.document_id = r.document_id AND known.meeting_id = r.meeting_id
ANTI JOIN endorsements e ON e.document_id = r.document_id AND e.recommendation_id = r.recommendation_id
WHERE r.status = 'adopted' AND r.kind <> 'operative_paragraph'
