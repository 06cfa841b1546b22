"""The tables of `data/`: what each column holds, and whether it does."""
