-- table: paragraphs
-- severity: warning
-- description: Each lettered point under a heading of recommendations is a row of recommendations.

SELECT p.paragraph_id, p.text
FROM paragraphs p ANTI JOIN recommendations r USING (paragraph_id)
WHERE p.kind = 'point'
  AND len(list_filter(p.section_path, lambda heading: regexp_matches(lower(heading), '^(?:[ivxlc0-9]+\.\s*)?(?:[a-z]\.\s*)?(?:recommendations|discussion points)'))) > 0
