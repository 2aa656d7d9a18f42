-- table: attendance
-- severity: warning
-- description: Parties, signatories, members and observer States are States or regional organizations; entities,
--   organizations and networks are not States.

SELECT attendance_id, capacity, kind
FROM attendance JOIN participants USING (participant_id)
WHERE (capacity IN ('party', 'signatory', 'non_signatory', 'observer_state', 'participating_country') AND kind NOT IN ('state', 'regional_organization'))
   OR (capacity IN ('specialized_agency', 'un_entity', 'intergovernmental_organization', 'regional_network', 'non_governmental_organization') AND kind = 'state')
