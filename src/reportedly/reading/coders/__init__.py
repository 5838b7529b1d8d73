"""coders."""
