-- table: recommendation_links
-- severity: error
-- description: A link comes from one earlier stage (a point, an intervention or a comment); a new point from none.

SELECT link_id, relation FROM recommendation_links
WHERE (from_recommendation_id IS NOT NULL)::INT + (from_intervention_id IS NOT NULL)::INT + (from_comment_id IS NOT NULL)::INT
      <> (relation <> 'new')::INT
