"""Measure: how fast the engine is, beside others, and the pages of the figures."""
