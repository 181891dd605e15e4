"""The sector's usual indicators: what they are called, their unit and population, and whose definition they follow."""

from psrstats.catalogue.indicator import Indicator
from psrstats.catalogue.known import known, searched
from psrstats.catalogue.plain import plain
from psrstats.catalogue.read import CATALOGUE, catalogue
from psrstats.catalogue.tied import tied

__all__ = ["CATALOGUE", "Indicator", "catalogue", "known", "plain", "searched", "tied"]
