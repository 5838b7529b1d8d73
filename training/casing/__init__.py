"""Which words of a text in capitals are names: how the weights of `models/casing` are learnt."""
