"""Stands in for `pyodide._package_loader`: nothing is installed, only the folders are named."""

from pathlib import PurePosixPath

SITE_PACKAGES = PurePosixPath("/lib/python3.13/site-packages")
DSO_DIR = PurePosixPath("/usr/lib")


def init_loaded_packages() -> None:
    """Do nothing, where the stock module looks for packages that are installed already."""
