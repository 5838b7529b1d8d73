"""Texts as numbers: word pieces, and the lower layers that all learned readers share."""
