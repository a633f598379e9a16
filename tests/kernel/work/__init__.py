"""Tests of kernel/work."""
