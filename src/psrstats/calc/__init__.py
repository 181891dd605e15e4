"""A figure worked out from the numbers it is given: the verbs of `psrstats calc` and of a notebook."""
