"""Bytes in, grids of cells out: any file that an agency sends, of which nothing is understood here but its format."""
