"""What is computed and never typed."""
