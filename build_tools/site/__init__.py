"""The engine of the hand-written pages, and the only place that knows which one it is."""
