"""Modules that stand in for larger ones in the trimmed standard library.

The engine is called and answers, and nothing in it waits: of Pyodide's event loop and installer only
the names that its start asks for are needed. Without them some forty modules need not be loaded.
"""
