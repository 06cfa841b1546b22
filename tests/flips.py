"""Operators of the law turned into their neighbours, number and words alike."""

import re

PAIRS = {
    '"below"': ('"at_most"', 'phrase = "dưới ', 'phrase = "không quá '),
    '"at_least"': ('"above"', 'phrase = "từ ', 'phrase = "trên '),
}
OPERATOR = re.compile(r'operator = ("\w+")')


def flip(text: str, number: int) -> str:
    """Return the text with its `number`-th operator turned, and the words of the law beside it."""
    match = list(OPERATOR.finditer(text))[number]
    new, old_words, new_words = PAIRS[match[1]]
    rest = text[match.end() :].replace(old_words, new_words, 1)
    return f"{text[: match.start()]}operator = {new}{rest}"


def count(text: str) -> int:
    """Return how many operators a text has."""
    return len(OPERATOR.findall(text))
