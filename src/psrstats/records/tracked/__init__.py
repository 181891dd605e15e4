"""Sheets of actions in, observations out: what was recommended, counted by how it stands."""
