"""How right the tables are: ``python -m benchmarks.accuracy`` measures, ``python -m benchmarks.accuracy.rivals`` compares."""
