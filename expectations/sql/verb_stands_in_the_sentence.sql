-- table: interventions
-- severity: warning
-- description: The reporting verb stands in the sentence.

SELECT intervention_id, verb FROM interventions
WHERE verb IS NOT NULL AND text IS NOT NULL
  AND NOT contains(letters(text), left(letters(verb), greatest(length(letters(verb)) - 3, 3)))
