"""Classes: points and class of a commune, ward or special zone; `law/classes.toml` holds the numbers."""
