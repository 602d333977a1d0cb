"""When a bus comes: services, dates, notices and stops put together.

A service day begins at its midnight and ends at 30:00, so 24:10 stays on the day that it is written for.
"""
