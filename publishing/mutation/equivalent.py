"""Equivalent: changes that no test can see wherever they are made, known by rule instead of by a note."""

import re

# What stands on both sides of a change is made the same where it means the same.
_MEANINGLESS = tuple(
    (re.compile(pattern), same)
    for pattern, same in (
        # Lengths are equal by the way both are made: strict guards against errors of the engine.
        (r",? ?strict=(?:True|False|None)|, ?(?=\))", ""),
        # A name that mypy knows as a bool, or a flag that is asked only for its truth.
        (r"^((?:\w+ = )+)(?:False|None)$", r"\1no"),
        (r"\b(ensure_ascii|newline|cited)=(?:False|None)", r"\1=no"),
        # Marks and digits that a character is looked for among: no text there has the letter X.
        (r"""(\bin |strip\()(["'])(?:XX)?([^\w"']+|0)(?:XX)?\2""", r"\1\3"),
        # The type that a value is taken for, and words that mypy allows alone: the others' else.
        (r"\bcast\([^,]+,", "cast("),
        (r"""(["'])(?:XX)?(?:half_up|best)(?:XX)?\1""", "None"),
    )
)


def equivalent(change: str) -> bool:
    """Return whether lines taken out ("- …") and put in ("+ …") mean the same by rule."""
    lines = change.splitlines()
    old, new = ("".join(line[2:] for line in lines if line[0] == sign) for sign in "-+")
    return new.count("strict=True") <= old.count("strict=True") and _plain(old) == _plain(new)


def _plain(code: str) -> str:
    for pattern, same in _MEANINGLESS:
        code = pattern.sub(same, code)
    return code
