"""Own gold: labels by hand, and what is built from them."""
