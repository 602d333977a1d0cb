"""A finished press file read back as a print shop would, by other programs than made it.

pypdf reads the objects and the operators, fontTools the fonts, pdfium the words and the picture, zxing the codes.
"""
