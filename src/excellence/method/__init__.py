"""The method: frameworks as data, scoring, label rules, validity, numbers, paths and checks.

A library of its own: it knows plain values only and leaves storage, people and screens to others.
"""
