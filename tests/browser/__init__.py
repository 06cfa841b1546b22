"""Journeys in a real browser, over the built site."""
