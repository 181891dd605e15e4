"""Figures in, charts out: what each shows, in numbers and words; writers draw them."""
