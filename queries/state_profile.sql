-- Question: What does the record hold of one State?
-- Why: The page that a delegate wants before a session.
-- How to read: One row a fact, in order of time. what tells the sort; words are its own words or those that it proposed;
-- row_id leads to the passage (proceedings show). For another State, by its ISO 3166-1 code:
-- proceedings query queries/state_profile.sql --set state=CHL
SELECT what, meeting_starts_on, agenda_item AS item, detail, words, outcome, row_id
FROM state_profile(coalesce(getvariable('state'), 'CHE'));
