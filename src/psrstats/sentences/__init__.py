"""Figures in, sentences out: one plain sentence a figure, as a report says it."""
