"""Encodings: the letters of a file as Unicode, those of the fonts before Unicode too."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from calculators.lists.cells import Stored
from calculators.lists.sheets import SheetError, decode, known_headings

type Rows = Sequence[Sequence[str]]

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
"""Letters of TCVN 5712:1993 (fonts .VnTime and others) as they look in Latin-1."""

_VNI_MARKS = {
    **dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True)),
    **{
        m: "\u0302" + t
        for m, t in zip(
            "âàáåãä", ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"), strict=True
        )
    },
    **{
        m: "\u0306" + t
        for m, t in zip(
            "êèéúüë", ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"), strict=True
        )
    },
}
_VNI_LETTERS = {"ö": "ư", "ô": "ơ", "ñ": "đ", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị"}
_VNI = {
    **{low + m: low + marks for low in "aeouyôö" for m, marks in _VNI_MARKS.items()},
    **{letter: letter for letter in "ìí"},
}
_VNI = {
    key: "".join(_VNI_LETTERS.get(c, c) for c in text) for key, text in _VNI.items()
} | _VNI_LETTERS
_VNI |= {key.upper(): text.upper() for key, text in _VNI.items()}
_VNI_PAIR = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
"""Letters of VNI Windows: a letter and a mark behind it."""


def decode_any(data: bytes) -> str:
    """Return the text of a file; raises SheetError for bytes that are no text."""
    try:
        return decode(data)
    except SheetError:
        # Bytes of TCVN3 or VNI are the same letters in Latin-1; others stay unreadable.
        text = data.decode("latin-1")
        if "\0" in text or not repaired_text(text)[0]:
            raise
        return text


def repaired_text(text: str) -> tuple[str, str]:
    """Return the name of the letters in which a text was typed, "" for Unicode, and the text in it."""
    head = [re.split(r"[;,\t|]", line) for line in text[:20_000].splitlines()[:30]]
    name = repaired(head)[0]
    return name, _READERS[name](text) if name else text


def repaired(rows: Rows) -> tuple[str, Rows]:
    """Return the name of the letters in which rows were typed, "" for Unicode, and the rows in it."""
    top = [row[:200] for row in rows[:30]]
    best, name = known_headings(top), ""
    for other, letters in _READERS.items():
        count = known_headings([[letters(cell) for cell in row] for row in top])
        if count > best:
            best, name = count, other
    if not name:
        return "", rows
    return name, [
        [cell if isinstance(cell, Stored) else _READERS[name](cell) for cell in row] for row in rows
    ]


def tcvn3(text: str) -> str:
    """Return a text typed in the letters of TCVN3 in Unicode."""
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def vni(text: str) -> str:
    """Return a text typed in the letters of VNI in Unicode."""
    return unicodedata.normalize("NFC", _VNI_PAIR.sub(lambda match: _VNI[match[0]], text))


_READERS: dict[str, Callable[[str], str]] = {"TCVN3": tcvn3, "VNI": vni}


def sample(rows: Rows) -> str:
    """Return a cell in which the letters can be checked."""
    return next((c for row in rows for c in row if c and not c.isascii()), "")
