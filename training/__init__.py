"""Scripts that make the weights that the product ships; nothing here is imported at run time."""
