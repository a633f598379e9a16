"""Setting an instance up: each step is quick when nothing is left to do, and can be interrupted and resumed."""
