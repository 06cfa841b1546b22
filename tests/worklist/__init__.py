"""Tests of the room `worklist`."""
