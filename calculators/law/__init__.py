"""Law: what the documents say, as data, and the records and checks that read it."""
