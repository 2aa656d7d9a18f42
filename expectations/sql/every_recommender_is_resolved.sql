-- table: recommendations
-- severity: warning
-- description: As many recommenders are coded as are written.

SELECT recommendation_id, recommenders_as_written FROM recommendations
WHERE coalesce(len(recommenders), 0) < coalesce(len(recommenders_as_written), 0)
