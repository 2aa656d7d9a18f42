-- table: recommendations
-- severity: warning
-- description: A recommendation that says "should" or "are encouraged" says who (conclusions of a Chair may not).

SELECT recommendation_id, strength FROM recommendations
WHERE strength IS NOT NULL AND strength <> 'other' AND kind <> 'conclusion' AND coalesce(len(addressees), 0) = 0
