"""A directory to outputs: nothing here reads a clock or the network, or writes a file."""
