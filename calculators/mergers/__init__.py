"""Mergers: a unit to be formed, what it must reach, and proposals of groups with their proof."""
