-- table: meetings
-- severity: warning
-- description: Where a document says how many countries or States took part, as many are found in attendance.

WITH stated AS (
    SELECT d.meeting_id, CAST(regexp_extract(p.text, '\bfrom ([0-9]+) (?:countries|States)\b', 1) AS INTEGER) AS stated
    FROM documents d JOIN paragraphs p USING (document_id)
    WHERE d.document_type IN ('report', 'chair_summary') AND regexp_matches(p.text, '\bparticipa|\bbrought together|\battended')
      AND regexp_matches(p.text, '\bfrom [0-9]+ (?:countries|States)\b')
), found AS (
    SELECT meeting_id, count(*) AS found FROM attendance
    WHERE capacity IN ('participating_country', 'party', 'signatory', 'non_signatory', 'member', 'observer_state')
    GROUP BY meeting_id
)
SELECT meeting_id, stated, found FROM stated JOIN found USING (meeting_id) WHERE stated <> found
