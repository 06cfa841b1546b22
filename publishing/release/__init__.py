"""Release: what turns a built site into one that can be published, and checks it."""
