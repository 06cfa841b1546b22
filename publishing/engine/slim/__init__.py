"""Modules that stand in for larger ones in the trimmed standard library, each under its own name.

The engine is called and answers: nothing in it waits, installs, or reaches into the page. Of the part
of Pyodide that is written in Python only the names that its core asks for when it starts are needed.
Without the rest some seventy modules need not stand in the memory that is sent before the first answer,
and Python holds no object of JavaScript, so that its memory can be put back as it is.
"""
