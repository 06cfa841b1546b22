"""The benchmark: our calculator beside other ways of running Python in a page, in one browser."""
