"""Lists: from the bytes of a file or pasted text to units. Knows cells and headings, not rule sets."""
