"""How what others made comes in, one file a format: rows as leads, decisions as judgements; nothing is fetched."""
