-- table: endorsements
-- severity: warning
-- description: A recommendation is endorsed by an operative paragraph.

SELECT e.endorsement_id, p.kind
FROM endorsements e JOIN paragraphs p USING (paragraph_id)
WHERE p.kind NOT IN ('operative', 'numbered')
