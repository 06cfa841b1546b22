"""Sentences: how words of the law and of lists begin where they begin a sentence or a heading."""


def capital(text: str) -> str:
    """Return the text with a capital letter at its start; what is written large within it stays so."""
    return text[:1].upper() + text[1:]
