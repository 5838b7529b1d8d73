"""Quality as numbers: one scorer a set, each run on any data folder it is pointed at."""
