"""Tests of kernel commands."""
