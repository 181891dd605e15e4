"""Random scorecards of honest counts and percentages, none of which has to do with its neighbours but by chance."""

from __future__ import annotations

from pathlib import Path
from random import Random

from psrstats.columns import Observations
from psrstats.config import Disclosure, Measure, Report, Settings
from tests.bench.random_reports import Made
from tests.measures.reports import Observed, observed

NOW = "2019-20"
SHARE = "-share"  # how the names of percentages end
WHAT = "visits reviews assessments contacts plans cases meetings referrals placements interviews checks audits".split()
HOW = "completed late open closed agreed recorded started attended missed held".split()


def honest_card(seed: int) -> Made:
    """Make one column of 8 to 24 figures: pairs of a whole and a percentage of it, and counts beside them.

    A whole is named in half of the cards. What is a part of it is not sent, so that nothing in a card adds up.
    """
    rng = Random(seed)
    named, size = rng.random() < 0.5, rng.randint(8, 24)
    measures, sent = list[Measure](), list[Observed]()
    while len(sent) < size:
        name = f"m{len(sent)}"
        whole = round(10 ** rng.uniform(1.2, 3))
        part = round(whole * rng.uniform(0.05, 0.95))
        if rng.random() < 0.5:
            count = rng.randint(1, 5) if rng.random() < 0.3 else round(10 ** rng.uniform(0.8, 3))
            measures.append(Measure(name=name, title=f"Figure {name}", source="s"))
            sent.append(observed(name, count, NOW, cell=f"card.csv!s!B{len(sent) + 2}"))
            continue
        share = f"{name}{SHARE}"
        of = name if named else ""
        measures += [
            Measure(name=name, title=f"Figure {name}", source="s"),
            Measure(name=share, title=f"Share {name}", source="s", unit="percent", denominator=of),
        ]
        sent.append(observed(name, whole, NOW, cell=f"card.csv!s!B{len(sent) + 2}"))
        figure = observed(share, round(100 * part / whole, 1), NOW, cell=f"card.csv!s!B{len(sent) + 2}")
        sent.append(figure | {"places": 1})
    return _made(measures, sent)


def bare_card(seed: int) -> Made:
    """Make one column of 8 to 24 figures in words that recur: counts, and percentages of wholes that nobody sends."""
    rng = Random(seed)
    measures, sent = list[Measure](), list[Observed]()
    for at in range(rng.randint(8, 24)):
        title, cell = f"{rng.choice(WHAT)} {rng.choice(HOW)} {at}", f"card.csv!s!B{at + 2}"
        if rng.random() < 0.5:
            count = rng.randint(1, 5) if rng.random() < 0.15 else round(10 ** rng.uniform(0.8, 3))
            measures.append(Measure(name=f"m{at}", title=title, source="s"))
            sent.append(observed(f"m{at}", count, NOW, cell=cell))
            continue
        whole, places = round(10 ** rng.uniform(1.2, 3)), rng.choice([0, 1])
        part, share = round(whole * rng.uniform(0.05, 0.95)), f"m{at}{SHARE}"
        measures.append(Measure(name=share, title=f"{title} %", source="s", unit="percent"))
        sent.append(observed(share, round(100 * part / whole, places), NOW, cell=cell) | {"places": places})
    return _made(measures, sent)


def _made(measures: list[Measure], sent: list[Observed]) -> Made:
    settings = Settings(
        Path(),
        Report(title="T", area="Town", period=NOW),
        (),
        {one.name: one for one in measures},
        (),
        (),
        disclosure=Disclosure(policy="dfe-1-5"),
    )
    return Made(Observations.each(sent), settings)
