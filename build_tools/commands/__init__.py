"""One command a module: ``prepare`` declares its arguments, ``run`` does it and returns the exit code."""
