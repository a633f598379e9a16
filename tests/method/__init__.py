"""Tests of method."""
