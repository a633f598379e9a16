"""Real organisations as public sources name them, each with its source; historical label records as a list apart.

A listing is a record of its own until an organisation links it. Whether a label is in force is said by its issuer only.
"""
