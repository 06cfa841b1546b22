"""Stands in for `pyodide.webloop`: no event loop is installed."""


def _initialize_event_loop() -> None:
    """Do nothing, where the stock module installs its event loop."""
