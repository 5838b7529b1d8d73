"""How the tables of a case came to be: one step a file, applied in order when an older case is opened."""
