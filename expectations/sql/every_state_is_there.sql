-- table: participants
-- severity: error
-- description: The register holds the 193 Member States, each with its regional group, and the observer States.

SELECT 'Member States' AS what, count(*) AS found FROM participants WHERE kind = 'state' AND un_regional_group IS NOT NULL
HAVING count(*) < 193
UNION ALL
SELECT 'States', count(*) FROM participants WHERE kind = 'state' HAVING count(*) < 195
