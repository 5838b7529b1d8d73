"""Scripts that make the tables of the gazetteer and the file read at run time; no part of the package."""
