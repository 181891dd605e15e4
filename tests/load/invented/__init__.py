"""Everyday layouts of a small data set, made up for the tests, and what must be read from each."""
