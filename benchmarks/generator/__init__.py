"""Documents made by a grammar of UN papers, each with its right rows; ``benchmarks.corpus`` is the way in."""
