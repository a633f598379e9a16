"""Self-assessments: answers, proposals from figures, checks and results. Judging others is left to `panels`."""
