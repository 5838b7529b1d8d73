"""How the weights of the learned coder of stances are made; no part of the package."""
