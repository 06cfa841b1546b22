"""Arrangement: a unit against its standard: the tests, the verdict, and why. Knows units, not lists."""
