"""The papers that are handed in."""
