"""Files for a print shop, made of finished PDF pages: PDF/X-4, sheets of several cards, variable data.

Nothing here knows records or templates. Lengths are points (1/72 inch) unless a name says ``_mm``.
"""
