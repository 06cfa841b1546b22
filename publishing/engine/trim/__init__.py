"""Trim: what is cut out of the runtime because nothing reaches it."""
