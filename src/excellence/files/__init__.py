"""Stored files: bytes that were examined before they were kept.

It knows what a file is by its content, its hash, its size and who brought it, and leaves to the other modules
what a file proves and who may see it.
"""
