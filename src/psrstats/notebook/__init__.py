"""The verbs as a notebook has them: single numbers give an answer, columns give a table beside them."""
