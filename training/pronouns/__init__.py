"""What pronouns stand for: how the weights of `codebook/pronouns.toml` are learnt."""
