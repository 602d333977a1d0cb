"""What was built, read back as a resident or a printer would; nothing here knows how it was made."""
