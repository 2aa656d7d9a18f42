"""How right the tables are: rows compared with hand-checked rows, counted, and given with their uncertainty."""
