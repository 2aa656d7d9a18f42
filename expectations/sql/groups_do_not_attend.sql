-- table: attendance
-- severity: warning
-- description: A political group has no delegation: "Group of 77 and China" seats nobody.

SELECT attendance_id, name_as_written FROM attendance JOIN participants USING (participant_id) WHERE kind = 'group'
