"""Controls: the pictures that Unicode has for control characters, for what shows them and must not obey."""

from collections.abc import Mapping

REPLACEMENT = 0xFFFD
"""What stands for a character without a picture."""
PICTURES: Mapping[int, int] = {**{code: 0x2400 + code for code in range(0x20)}, 0x7F: 0x2421}
"""The code point of the picture of each control character that has one."""
