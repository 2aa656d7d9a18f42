-- table: participants
-- severity: warning
-- description: Each participant has at least one written form.

SELECT participant_id FROM participants ANTI JOIN participant_names USING (participant_id)
