"""Worklist: a list with its rule set: results, edits, doubts, sessions and what is saved of it."""
