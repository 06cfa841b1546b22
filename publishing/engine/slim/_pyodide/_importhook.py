"""Stands in for `_pyodide._importhook`: nothing of JavaScript can be imported, and nothing installed."""


def register_js_finder() -> None:
    """Do nothing."""


def register_js_module(_name: str, _module: object) -> None:
    """Do nothing: `js` and `pyodide_js` do not exist for the engine."""


def register_windows_finder() -> None:
    """Do nothing."""


def register_module_not_found_hook(_packages: object, _unvendored: object) -> None:
    """Do nothing: there is no package that the words of an error could point to."""


def add_note_to_module_not_found_error(_error: ModuleNotFoundError) -> None:
    """Do nothing, for the same reason."""
