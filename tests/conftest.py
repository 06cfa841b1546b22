"""Settings that all tests share."""

import os

from hypothesis import settings

# A shared machine may stall at any time: how long an example takes says nothing about the code.
settings.register_profile("project", deadline=None, max_examples=300)
settings.load_profile("project")

# python-docx brings lxml, which openpyxl would take for its own where it is: a reader's page has none.
os.environ["OPENPYXL_LXML"] = "False"
