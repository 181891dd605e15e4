"""Surveys of small bases, invented: one question, one of several choices, scores before and after, a year before."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from random import Random

from msgspec import Struct

CHOICES = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
HELPERS = ("Health", "Police", "School")
SCORES = (5, 4, 3, 2, 1)
WHO = ("Parent", "Carer")
NOW, THEN = "2019-20", "2018-19"
MEASURES = """name,title,source,label,count,by
replies,Replies,asked,,replies,{by}
answers,Answers,asked,I was heard,answers,{by}
choices,I was heard,asked,I was heard,choices,
shares,I was heard,asked,I was heard,share of choices,
agree,Agree,asked,I was heard,agree,{by}
disagree,Disagree,asked,I was heard,disagree,{by}
strongly,Strongly agree,asked,I was heard,strongly agree,{by}
mean,Mean,asked,I was heard,mean,{by}
helped,Who helped,asked,Who helped?,choices,
helped-shares,Who helped,asked,Who helped?,share of choices,
school,School,asked,Who helped?,choice School,
either,School or police,asked,Who helped?,number choice School or Police,
before,Before,asked,Before,mean,
after,After,asked,After,mean,
change,Change,asked,Before | After,mean change,
better,Better,asked,Before | After,share better,
worse,Worse,asked,Before | After,share worse,
pairs,Pairs,asked,Before | After,pairs,
"""
SOME = 1000  # from this seed on some counts only: each answer alone, shares without numbers, better without worse
ALONE = "".join(f"only-{at},{one},asked,I was heard,number choice {one},{{by}}\n" for at, one in enumerate(CHOICES))
SHARED = "".join(f"share-{at},{one},asked,I was heard,choice {one},{{by}}\n" for at, one in enumerate(CHOICES))
FURTHER = f"""{ALONE}{SHARED}first-two,First two,asked,I was heard,number choice Strongly agree or Agree,{{by}}
middle,Middle,asked,I was heard,number choice Agree or Neither agree nor disagree or Disagree,{{by}}
more,Better,asked,Before | After,better,{{by}}
fewer,Worse,asked,Before | After,worse,{{by}}
police,Police,asked,Who helped?,number choice Police,
health,Health,asked,Who helped?,number choice Health,
taught,School,asked,Who helped?,number choice School,
"""
REPORT = """[report]
title = "Survey"
area = "Town"
period = "2019-20"
[[survey]]
name = "asked"
agency = "Council"
file = "asked.csv"
{last}scale = {scale}
[[table]]
name = "all"
title = "All"
layout = "listing"
measures = {measures}
[[table]]
name = "moved"
title = "Moved"
layout = "change"
measures = {measures}
"""
# A kind of answer: the year, the question, and what was answered: by whom and what, which helpers, which two scores.
Cell = tuple[str, str, tuple[object, ...]]


class Made(Struct, frozen=True):
    """A survey that was invented: how many answered what, and the report of it."""

    true: Counter[Cell]
    folder: Path


class Reply(Struct, frozen=True):
    """One reply."""

    who: str
    heard: int
    helped: tuple[str, ...]
    scores: tuple[int | None, int | None]


def invent(folder: Path, seed: int) -> Made:
    """Write a survey of a small base, its measures some of all there are; of every other one a year before is known."""
    chance = Random(seed)
    years = {NOW: _replies(chance)} | ({THEN: _replies(chance)} if chance.random() < 0.5 else {})
    further = FURTHER if seed >= SOME else ""
    lines = (MEASURES + further).format(by=chance.choice(("", "Who are you?"))).splitlines()
    names = [line.split(",")[0] for line in lines[1:]]
    names = _some(chance, names) if further else _of_one(chance, names)
    (folder / "sources").mkdir(parents=True)
    kept = [lines[0], *(line for line in lines[1:] if line.split(",")[0] in names)]
    (folder / "measures.csv").write_text("\n".join(kept), encoding="utf-8")
    scale = ", ".join(f'"{word}" = {score}' for word, score in zip(CHOICES, SCORES, strict=True))
    last = 'last = "before.csv"\n' if THEN in years else ""
    text = REPORT.format(scale="{ " + scale + " }", measures=str(names).replace("'", '"'), last=last)
    (folder / "psrstats.toml").write_text(text, encoding="utf-8")
    for period, replies in years.items():
        _write(folder / "sources" / ("asked.csv" if period == NOW else "before.csv"), replies)
    every = (cell for period, replies in years.items() for one in replies for cell in cells_of(period, one))
    return Made(Counter(every), folder)


def _of_one(chance: Random, names: list[str]) -> list[str]:
    """Choose measures of one question, or of all, beside all who reply and answer."""
    of = chance.choice((names[3:8], names[8:12], names[12:], names[2:]))
    return ["replies", "answers", *sorted(chance.sample(of, chance.randint(1, min(6, len(of)))))]


def _some(chance: Random, names: list[str]) -> list[str]:
    """Choose a few measures of one question, or of all, with a base or none."""
    heard = [*names[4:8], *(one for one in names if one.startswith(("only-", "share-"))), "first-two", "middle"]
    helped = [*names[8:12], "police", "health", "taught"]
    moved = [*names[12:18], "more", "fewer"]
    of = chance.choice((heard, heard, helped, moved, moved, [*heard, *helped, *moved]))
    bases = [one for one in ("replies", "answers", "pairs") if one not in of and chance.random() < 0.5]
    return sorted({*bases, *chance.sample(of, chance.randint(1, 5))})


def _replies(chance: Random) -> list[Reply]:
    weights = [chance.random() for _ in CHOICES]
    likely = [chance.random() for _ in HELPERS]
    moves = [chance.random() for _ in range(3)]
    return [
        Reply(
            chance.choice(WHO),
            chance.choices(range(5), weights)[0],
            tuple(one for one, often in zip(HELPERS, likely, strict=True) if chance.random() < often),
            _scores(chance, moves),
        )
        for _ in range(chance.randint(6, 45))
    ]


def _scores(chance: Random, moves: list[float]) -> tuple[int | None, int | None]:
    before = chance.randint(1, 4)
    after = min(max(before + chance.choices((-1, 0, 1), moves)[0], 1), 5)
    return before, after if chance.random() < 0.9 else None


def _write(path: Path, replies: list[Reply]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["ID", "Who are you?", "I was heard", "Who helped?", "Before", "After"])
        for number, one in enumerate(replies, 1):
            helped = "".join(f"{each};" for each in one.helped)
            scores = ["" if score is None else score for score in one.scores]
            writer.writerow([number, one.who, CHOICES[one.heard], helped, *scores])


def cells_of(period: str, reply: Reply) -> list[Cell]:
    """Give the cell of each question in which a reply is counted."""
    return [
        (period, "heard", (reply.who, reply.heard)),
        (period, "helped", reply.helped),
        (period, "scores", reply.scores),
    ]
