"""Makes what the finding of places needs: the atlas and the weights of the ranking."""
