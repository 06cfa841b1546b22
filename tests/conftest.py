"""Settings that all tests share."""

from hypothesis import settings

# A shared machine may stall at any time: how long an example takes says nothing about the code.
settings.register_profile("project", deadline=None, max_examples=300)
settings.load_profile("project")
