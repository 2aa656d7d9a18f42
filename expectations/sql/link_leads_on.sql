-- table: recommendation_links
-- severity: error
-- description: No point is a later stage of itself.

SELECT link_id FROM recommendation_links WHERE from_recommendation_id = to_recommendation_id
