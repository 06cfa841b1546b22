"""Tools: programs, browsers and servers that the build and its checks run."""
