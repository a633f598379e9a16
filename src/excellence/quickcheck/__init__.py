"""The ten-minute check: twelve plain questions without an account, and the way from there into a self-assessment.

It knows pages and the private link; questions, words and what stands out are `method.quickcheck`, answers that are
carried over belong to `assessment`. It stores nothing: the link itself holds the answers, signed and dated.
"""
