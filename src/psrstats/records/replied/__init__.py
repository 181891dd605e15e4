"""Replies to surveys in, observations out: what was answered, counted; what was written in them stays in the file."""
