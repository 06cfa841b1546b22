"""Units: a page for each district and commune of before 2025, and for each unit of today."""
