"""The outbox: a letter is a row first, then it is sent.

It knows to whom, in which language, why, and how far a letter has come, and leaves to the other modules what
letters say.
"""
