"""Who may ask what of the desk, and what a browser may do with its answers."""
