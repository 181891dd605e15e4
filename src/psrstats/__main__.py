"""`python -m psrstats`."""

from psrstats.cli import main

main()
