"""Tests of the commands of the method."""
