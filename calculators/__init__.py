"""Rules on arranging Vietnam's administrative units, as dated data with citations and exact arithmetic."""

__version__ = "0.1.0"
