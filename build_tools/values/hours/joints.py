"""What joins days to each other: 至 makes a range of them, 、 a list."""

TO = r"\s*(?:至|到|-+|~)\s*"
AND = r"\s*[、,及和与/·]\s*"
