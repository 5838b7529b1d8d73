"""Coders behind the door: they propose events beside those that the rules read, and change nothing."""
