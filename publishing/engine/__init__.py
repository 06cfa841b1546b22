"""Engine: what the reader's browser runs: the wheel, the trimmed runtime, its memory."""
