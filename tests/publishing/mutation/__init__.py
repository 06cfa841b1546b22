"""Tests of the room `mutation`."""
