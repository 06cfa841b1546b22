"""Pages: the fragments of the pages that are written from the law and the data."""
