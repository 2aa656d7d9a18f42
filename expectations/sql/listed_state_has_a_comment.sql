-- table: comments
-- severity: warning
-- description: Each State on the note's list of States that commented has a comment.

WITH lists AS (  -- the paragraph that names who commented
    SELECT document_id, text FROM paragraphs
    WHERE regexp_matches(text, '(?:provided|submitted|transmitted|sent) (?:the following )?comments', 'i') AND regexp_matches(text, '\bfollowing\b', 'i')
), named AS (
    SELECT DISTINCT l.document_id, n.participant_id
    FROM lists l JOIN participant_names n ON regexp_matches(l.text, '\b' || regexp_escape(n.name) || '\b')
    JOIN participants p ON p.participant_id = n.participant_id AND p.kind = 'state'
)

SELECT n.document_id, n.participant_id
FROM named n SEMI JOIN comments known ON known.document_id = n.document_id
ANTI JOIN comments c ON c.document_id = n.document_id AND c.participant_id = n.participant_id
