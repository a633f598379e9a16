"""Published framework versions and the metric vocabulary, stored as the bytes that were hashed.

The arithmetic is left to `method`.
"""
