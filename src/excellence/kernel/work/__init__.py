"""Durable background work on top of django-tasks.

A task is a hint, the row is the truth: `sweepers` says what is looked for on a schedule, `ticker` runs each slot
once however many workers there are, `stuck` gives back what a dead worker left, `processes` knows who is dead,
`worker` is the process that does all this.
"""
