-- Question: How much of the reported debate can be attributed?
-- Why: Reports write "one speaker" and "several speakers"; counting these as one talkative person would be a mistake.
-- How to read: One row a meeting and a way of naming the speaker. Only named (and panellist, chair, secretariat) say who.
SELECT
    meeting_id,
    speaker_kind,
    count(*) AS sentences,
    round(100 * count(*) / sum(count(*)) OVER (PARTITION BY meeting_id), 1) AS percent_of_meeting,
    list(DISTINCT participant_id ORDER BY participant_id) FILTER (participant_id IS NOT NULL) AS participants
FROM interventions
GROUP BY meeting_id, speaker_kind
ORDER BY meeting_id, sentences DESC, speaker_kind;
