-- From any row to its words: the passage that each row of each table cites, with the document's title and symbol, the
-- page, and the text before and after it. Look a row up by its identifier: WHERE row_id = '...'.
WITH cited AS (
    SELECT 'paragraphs' AS table_name, paragraph_id AS row_id, document_id, paragraph_id, char_start, char_end, quote FROM paragraphs
    UNION ALL SELECT 'meetings', meeting_id, document_id, paragraph_id, char_start, char_end, quote FROM meetings
    UNION ALL SELECT 'meeting_facts', fact_id, document_id, paragraph_id, char_start, char_end, quote FROM meeting_facts
    UNION ALL SELECT 'agenda_items', meeting_id || ':' || item, document_id, paragraph_id, char_start, char_end, quote FROM agenda_items
    UNION ALL SELECT 'officers', officer_id, document_id, paragraph_id, char_start, char_end, quote FROM officers
    UNION ALL SELECT 'attendance', attendance_id, document_id, paragraph_id, char_start, char_end, quote FROM attendance
    UNION ALL SELECT 'statements', statement_id, document_id, paragraph_id, char_start, char_end, quote FROM statements
    UNION ALL SELECT 'interventions', intervention_id, document_id, paragraph_id, char_start, char_end, quote FROM interventions
    UNION ALL SELECT 'recommendations', recommendation_id, document_id, paragraph_id, char_start, char_end, quote FROM recommendations
    UNION ALL SELECT 'comments', comment_id, document_id, paragraph_id, char_start, char_end, quote FROM comments
    UNION ALL SELECT 'recommendation_links', link_id, document_id, paragraph_id, char_start, char_end, quote FROM recommendation_links
    UNION ALL SELECT 'comment_outcomes', comment_id, document_id, paragraph_id, char_start, char_end, quote FROM comment_outcomes
    UNION ALL SELECT 'endorsements', endorsement_id, document_id, paragraph_id, char_start, char_end, quote FROM endorsements
    UNION ALL SELECT 'citations', citation_id, document_id, paragraph_id, char_start, char_end, quote FROM citations
    UNION ALL SELECT 'annotations', annotation_id, document_id, paragraph_id, char_start, char_end, quote FROM annotations
)
SELECT
    c.table_name,
    c.row_id,
    c.document_id,
    d.symbol,
    d.title,
    g.page,
    g.number AS paragraph_number,
    c.paragraph_id,
    c.char_start,
    c.char_end,
    d.text[greatest(1, c.char_start - 199):c.char_start] AS text_before,
    c.quote,
    d.text[c.char_end + 1:c.char_end + 200] AS text_after
FROM cited AS c
LEFT JOIN documents AS d USING (document_id)
LEFT JOIN paragraphs AS g USING (paragraph_id)
