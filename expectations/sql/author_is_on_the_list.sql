-- table: comments
-- severity: warning
-- description: A comment's State is on the note's list of States that commented, where the note has one.

WITH lists AS (  -- the paragraph that names who commented
    SELECT document_id, text FROM paragraphs
    WHERE regexp_matches(text, '(?:provided|submitted|transmitted|sent) (?:the following )?comments', 'i') AND regexp_matches(text, '\bfollowing\b', 'i')
), named AS (
    SELECT DISTINCT l.document_id, n.participant_id
    FROM lists l JOIN participant_names n ON regexp_matches(l.text, '\b' || regexp_escape(n.name) || '\b')
    JOIN participants p ON p.participant_id = n.participant_id AND p.kind = 'state'
)

SELECT c.comment_id, c.participant_id
FROM comments c SEMI JOIN named known ON known.document_id = c.document_id
ANTI JOIN named n ON n.document_id = c.document_id AND n.participant_id = c.participant_id
WHERE c.participant_id IS NOT NULL
