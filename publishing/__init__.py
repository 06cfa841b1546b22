"""What runs at build time only: the fragments of the pages, the wheel, the runtime, the site."""
