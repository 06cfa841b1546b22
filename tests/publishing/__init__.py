"""Tests of what runs at build time."""
