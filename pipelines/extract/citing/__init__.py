"""How UN documents cite: articles of treaties, resolutions and decisions, document symbols, publications, addresses."""
