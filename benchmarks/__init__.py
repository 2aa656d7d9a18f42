"""Measurements: how right and how fast the pipeline is, beside what else a person could use."""
