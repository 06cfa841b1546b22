"""Tests of the room `arrangement`."""
