"""Stands in for `pyodide._package_loader`: nothing is installed, only the folders are named."""

from typing import override


class Folder:
    """A folder of the runtime's file system."""

    def __init__(self, path: str) -> None:
        """Keep the path."""
        self.path = path

    @override
    def __str__(self) -> str:
        """Return the path."""
        return self.path


SITE_PACKAGES = Folder("/lib/python3.13/site-packages")
DSO_DIR = Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Do nothing, where the stock module looks for packages that are installed already."""
