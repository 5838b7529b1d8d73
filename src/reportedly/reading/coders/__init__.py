"""Coders behind their doors: what they propose stands beside what the rules read, never in its place."""
