"""Fuzzing: the readers of lists, fed with whatever reaches new lines of them."""
