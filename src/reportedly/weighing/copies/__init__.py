"""Which documents have words in common: copies, abridgements, passages, quotations, and who had them from whom."""
