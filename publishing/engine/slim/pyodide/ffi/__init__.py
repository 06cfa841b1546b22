"""Stands in for `pyodide.ffi`: nothing of the page is given to Python as a module."""
