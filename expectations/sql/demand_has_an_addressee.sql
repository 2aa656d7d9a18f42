-- table: recommendations
-- severity: warning
-- description: A recommendation that says "should" or "are encouraged" says who.

SELECT recommendation_id, strength FROM recommendations
WHERE strength IS NOT NULL AND strength <> 'other' AND coalesce(len(addressees), 0) = 0
