"""The kernel: refusals, clock, public ids, lives, translated texts, permissions and durable work.

It knows no business at all; `errors` and `words` know no Django either, so that the method can use them.
"""
