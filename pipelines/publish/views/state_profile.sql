-- All that the record holds of one State, in order of time, one row a fact: where it was represented, spoke, was spoken for
-- by name, sent a panellist, what it proposed or remarked and what became of it, what it recommended. The parameter is its
-- ISO 3166-1 alpha-3 code (an organization's acronym works too): FROM state_profile('CHE').
CREATE MACRO state_profile(iso3) AS TABLE  -- without WITH: DuckDB 1.4, which runs in browsers, loses it in a stored macro
SELECT f.what, f.meeting_id, m.starts_on AS meeting_starts_on, f.agenda_item, f.detail, f.words, f.outcome, f.row_id
FROM (
    SELECT 1 AS turn, 'attendance' AS what, meeting_id, NULL AS agenda_item, capacity AS detail, NULL AS words, NULL AS outcome,
        attendance_id AS row_id, document_id, char_start
    FROM attendance
    WHERE participant_id = upper(iso3)
    UNION ALL
    SELECT 2, 'officer', meeting_id, agenda_item, role, concat_ws(', ', name, affiliation), NULL, officer_id, document_id, char_start
    FROM officers
    WHERE participant_id = upper(iso3)
    UNION ALL
    SELECT 3, 'statement', meeting_id,
        agenda_item_first || CASE WHEN agenda_item_last <> agenda_item_first THEN '-' || agenda_item_last ELSE '' END,
        concat_ws('; ', capacity, 'on behalf of ' || on_behalf_of, 'also as ' || also_as), NULL, NULL,
        statement_id, document_id, char_start
    FROM statements
    WHERE participant_id = upper(iso3)
    UNION ALL
    SELECT 4, 'intervention', meeting_id, agenda_item, verb, "text", NULL, intervention_id, document_id, char_start
    FROM interventions
    WHERE participant_id = upper(iso3)
    UNION ALL
    SELECT 5, 'comment', coalesce(r.meeting_id, d.meeting_id), c.agenda_item,
        c.kind || coalesce(' on ' || coalesce(c.recommendation_id, c.label), ''),
        concat_ws(' ', c.proposed_text, '[instead of: ' || c.deleted_text || ']', c.remark),
        concat_ws(': ', o.outcome, o.adopted_passage), c.comment_id, c.document_id, c.char_start
    FROM comments AS c
    LEFT JOIN comment_outcomes AS o ON o.comment_id = c.comment_id
    LEFT JOIN recommendations AS r ON r.recommendation_id = c.recommendation_id
    LEFT JOIN documents AS d ON d.document_id = c.document_id
    WHERE c.participant_id = upper(iso3)
    UNION ALL
    SELECT 6, 'recommendation', meeting_id, agenda_item, coalesce(strength, kind), "text", NULL,
        recommendation_id, document_id, char_start
    FROM recommendations
    WHERE list_contains(recommenders, upper(iso3))
    UNION ALL
    SELECT 7, 'reused', l.meeting_id, l.agenda_item, 'words of ' || coalesce(i.intervention_id, c.comment_id), l.text,
        'similarity ' || round(k.similarity, 2), l.recommendation_id, l.document_id, l.char_start
    FROM recommendation_links AS k
    LEFT JOIN interventions AS i ON i.intervention_id = k.from_intervention_id
    LEFT JOIN comments AS c ON c.comment_id = k.from_comment_id
    JOIN recommendations AS l ON l.recommendation_id = k.to_recommendation_id
    WHERE k.relation = 'reused' AND coalesce(i.participant_id, c.participant_id) = upper(iso3)
) AS f
LEFT JOIN meetings AS m ON m.meeting_id = f.meeting_id
ORDER BY m.starts_on, f.turn, f.document_id, f.char_start, f.row_id
