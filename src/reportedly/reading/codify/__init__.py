"""codify."""
