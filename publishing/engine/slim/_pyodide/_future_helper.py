"""Stands in for `_pyodide._future_helper`: nothing waits."""
