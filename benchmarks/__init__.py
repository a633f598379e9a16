"""Measures against a limit: the same work done by a bare Django project on the same machine, in the same run.

`__main__` reads the options and writes the report; `bench` starts everything and stops it again; `measures` has one
module per row; `bare` is the limit; `ours` prepares an instance and counts what is deterministic; `load` sends
requests, `pairs` alternates two sides, `processes` starts servers and reads their CPU time, `report` writes Markdown.
Never part of the test run.
"""
