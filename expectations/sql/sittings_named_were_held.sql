-- table: meetings
-- severity: warning
-- description: The sittings that a report names ("at its 3rd meeting") are no more than the total that it states.

WITH named AS (
    SELECT d.meeting_id, p.paragraph_id,
        max(CAST(regexp_extract(p.text, '\bat its (?:1?[0-9](?:st|nd|rd|th) and )?(1?[0-9])(?:st|nd|rd|th) meetings?, on ', 1, 'i') AS INTEGER)) AS sitting
    FROM documents d JOIN paragraphs p USING (document_id)
    WHERE d.document_type = 'report'
      AND regexp_matches(p.text, '\bat its (?:1?[0-9](?:st|nd|rd|th) and )?1?[0-9](?:st|nd|rd|th) meetings?, on ', 'i')
    GROUP BY ALL
)
SELECT meeting_id, named.paragraph_id, sitting, sittings
FROM named JOIN meetings USING (meeting_id)
WHERE sitting > sittings
