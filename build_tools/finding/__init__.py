"""What the search knows: each record as it is looked for, the words for it, and the files that a browser gets."""
