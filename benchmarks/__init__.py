"""Measures against a limit and a peer: the same work done by a bare Django project and by pretalx, in the same run.

`__main__` reads the options and writes the report; `setting_up` prepares everyone, `bench` starts them and stops
them again; `measures` has one module per row; `bare` is the limit, `pretalx` the peer; `ours` prepares an instance
and counts what is deterministic; `visitor` is who works there; `load` sends requests, `pairs` alternates two sides,
`processes` starts servers and reads their CPU time and memory, `report` writes Markdown. Never part of the test run.
"""
