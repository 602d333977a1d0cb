"""连心: turn a neighbourhood's records and notices into a site, cards and open data."""
