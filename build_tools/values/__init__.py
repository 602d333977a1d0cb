"""Value types: each turns the text of one field into something with a meaning.

A parser knows nothing of files or records. It returns a frozen value whose ``str`` is the
canonical form, or raises ``BadValue`` with the remedy in an editor's words.
"""
