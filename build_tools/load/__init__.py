"""Files in, trees of text with positions out; nothing here knows what a record is."""
