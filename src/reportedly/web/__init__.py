"""The desk: the case in a browser, and over HTTP for programs."""
