"""Papers: what an office hands in, as Word files and workbooks with formulas; loaded only when asked for."""
