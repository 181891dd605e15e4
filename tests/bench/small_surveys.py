"""Random surveys of small bases, attacked: `python -m tests.bench.small_surveys [how many]` prints the breaches.

The attacker reads what is printed, knows what each measure is, and shares no line with psrstats: of every count of 1 to
5 it asks an integer program for the least and the greatest that it can be.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import highspy

from psrstats.lineage import Figures
from psrstats.pipeline import compute

CHOICES = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
SCORES = (5, 4, 3, 2, 1)
WHO = ("Parent", "Carer")
MEASURES = """name,title,source,label,count,by
replies,Replies,asked,,replies,{by}
answers,Answers,asked,I was heard,answers,{by}
choices,I was heard,asked,I was heard,choices,
shares,I was heard,asked,I was heard,share of choices,
agree,Agree,asked,I was heard,agree,{by}
disagree,Disagree,asked,I was heard,disagree,{by}
strongly,Strongly agree,asked,I was heard,strongly agree,{by}
mean,Mean,asked,I was heard,mean,{by}
"""
REPORT = """[report]
title = "Survey"
area = "Town"
period = "2019-20"
[[survey]]
name = "asked"
agency = "Council"
file = "asked.csv"
scale = {scale}
[[table]]
name = "all"
title = "All"
layout = "listing"
measures = {measures}
"""
AGREE, DISAGREE, STRONGLY = (0, 1), (3, 4), (0,)
SMALL, CANDIDATES = 5, 3


@dataclass(frozen=True)
class Made:
    """A survey that was invented: how many of each kind of respondent chose what, and the report of it."""

    true: dict[tuple[str, int], int]
    folder: Path


def invent(folder: Path, seed: int) -> Made:
    """Write a survey of a small base, its measures some of all there are."""
    chance = Random(seed)
    weights = [chance.random() for _ in CHOICES]
    size = chance.randint(6, 45)
    rows = [(chance.choice(WHO), chance.choices(range(5), weights)[0]) for _ in range(size)]
    by = chance.choice(("", "Who are you?"))
    lines = MEASURES.format(by=by).splitlines()
    names = ["replies", "answers", *chance.sample([line.split(",")[0] for line in lines[3:]], chance.randint(1, 6))]
    (folder / "sources").mkdir(parents=True)
    kept = [lines[0], *(line for line in lines[1:] if line.split(",")[0] in names)]
    (folder / "measures.csv").write_text("\n".join(kept), encoding="utf-8")
    scale = ", ".join(f'"{word}" = {score}' for word, score in zip(CHOICES, SCORES, strict=True))
    text = REPORT.format(scale="{ " + scale + " }", measures=str(names).replace("'", '"'))
    (folder / "psrstats.toml").write_text(text, encoding="utf-8")
    with (folder / "sources" / "asked.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["ID", "Who are you?", "I was heard"])
        writer.writerows([number, who, CHOICES[choice]] for number, (who, choice) in enumerate(rows, 1))
    true = {(who, choice): rows.count((who, choice)) for who in WHO for choice in range(5)}
    return Made(true, folder)


Cells = tuple[tuple[str, int], ...]


def breaches(made: Made) -> Iterator[str]:
    """Give each small count of the survey that the printed report leaves fewer than three values."""
    figures = compute(made.folder).figures
    printed = dict(read(figures))
    for name, cells in asked(printed):
        true = sum(made.true[cell] for cell in cells)
        if not 1 <= true <= SMALL:
            continue
        low, high = (reach(printed, cells, sign) for sign in (1, -1))
        if high - low + 1 < CANDIDATES:
            yield f"{name}: {true} is {low} to {high}"


def read(figures: Figures) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Read every figure that is printed, by its name, its group and its item."""
    for row in figures.rows:
        if not figures.get(row, "statistic"):
            _, group, item, _ = figures.place(row)
            yield (figures.get(row, "measure"), group, item), figures.text(row)


def groups_of(printed: dict[tuple[str, str, str], str]) -> list[tuple[str, Cells]]:
    """Give all replies, and those of each kind of respondent if the report speaks of them."""
    every = tuple((who, choice) for who in WHO for choice in range(5))
    told = {group for _, group, _ in printed} & {*WHO}
    return [("", every), *((who, tuple((who, choice) for choice in range(5))) for who in sorted(told))]


def asked(printed: dict[tuple[str, str, str], str]) -> Iterator[tuple[str, Cells]]:
    """Give the counts that the report is about, and what is left of each whole beside a part of it."""
    names = {name for name, _, _ in printed}
    for group, cells in groups_of(printed):
        yield f"{group} answers", cells
        if {"choices", "shares"} & names and not group:
            for choice in range(5):
                yield f"{group} {CHOICES[choice]}", tuple(cell for cell in cells if cell[1] == choice)
        for name, of in (("agree", AGREE), ("disagree", DISAGREE), ("strongly", STRONGLY)):
            if name in names:
                yield f"{group} {name}", tuple(cell for cell in cells if cell[1] in of)
                yield f"{group} not {name}", tuple(cell for cell in cells if cell[1] not in of)


def reach(printed: dict[tuple[str, str, str], str], cells: Cells, sign: int) -> int:
    """Give the least that a count can be by what is printed, or with -1 the greatest."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    of = {(who, choice): solver.addIntegral(0, 60) for who in WHO for choice in range(5)}
    for group, every in groups_of(printed):
        bases = [printed.get((name, group, "")) for name in ("answers", "replies", "choices")]
        base = next((int(text.replace(",", "")) for text in bases if text and text[0].isdigit()), None)
        if base is not None:
            solver.addConstr(sum(of[cell] for cell in every) == base)
        for name, text, part, per in told(printed, group):
            own = [cell for cell in every if cell[1] in part]
            if text[0] == "[" or (base is None and per != 1):
                continue
            number, half = float(text.rstrip("%").replace(",", "")), {1: 0.0, 100: 0.05, 0: 0.005}[per]
            if name == "mean":
                total = sum(SCORES[cell[1]] * of[cell] for cell in every)
                scale = float(base or 0)
            else:
                total, scale = per * sum(of[cell] for cell in own), 1.0 if per == 1 else float(base or 0)
            solver.addConstr(total >= (number - half) * scale - 1e-6)
            solver.addConstr(total <= (number + half) * scale + 1e-6)
    goal = sum(of[cell] for cell in cells)
    (solver.minimize if sign == 1 else solver.maximize)(goal)
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return round(solver.getObjectiveValue())


def told(printed: dict[tuple[str, str, str], str], group: str) -> Iterator[tuple[str, str, tuple[int, ...], int]]:
    """Give what is printed of a group: the measure, its text, the choices that it is of, and what it is per."""
    for name, per in (("choices", 1), ("shares-counted", 1), ("shares", 100)) if not group else ():
        for choice in range(5):
            if text := printed.get((name, CHOICES[choice], "")):
                yield name, text, (choice,), per
    for name, part in (("agree", AGREE), ("disagree", DISAGREE), ("strongly", STRONGLY)):
        for ending, per in (("", 100), ("-counted", 1)):
            if text := printed.get((name + ending, group, "")):
                yield name, text, part, per
    if text := printed.get(("mean", group, "")):
        yield "mean", text, (0, 1, 2, 3, 4), 0


def main(number: int) -> int:
    """Attack so many surveys; give how many breaches there are."""
    found = 0
    for seed in range(number):
        with tempfile.TemporaryDirectory() as folder:
            for said in breaches(invent(Path(folder) / "report", seed)):
                found += 1
                print(f"survey {seed}: {said}")
    print(f"{number} surveys attacked, {found} breaches")
    return found


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)))
