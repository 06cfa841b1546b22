"""Tests of the room `mergers`."""
