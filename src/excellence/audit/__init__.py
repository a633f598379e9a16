"""The audit trail: who did what to what, when, and what changed.

It keeps one append-only row for each act, with an opaque actor and no personal data, and what changed in a
second row that can be erased; the acting modules decide what is worth recording. Sealing comes later, in
batches, never at write.
"""
