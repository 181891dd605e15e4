"""The words by which a report's measures are known, and how much each tells: one that stands in many tells little."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import fsum, log

from msgspec import Struct

from psrstats.catalogue import known
from psrstats.config import Measure
from psrstats.draft.words import LIGHT, Word, stem, words_of
from psrstats.patterns import regex
from psrstats.sentences.phrased import template_of

TELLING = 0.3  # what a word must tell to be more than usual
LEAST = 0.12  # what a word must tell to be looked at: children stand in most of a report's measures
HALF = 0.5  # what a word tells that much else is called by
ABBREVIATED = range(2, 7)  # letters
_CODE = regex(r"[_|{}]")
_SAID = regex(r"{[^{}]+}")


class Vocabulary(Struct, frozen=True, dict=True):
    """The wordings of every measure: each the stems of its words."""

    wordings: Mapping[str, tuple[frozenset[str], ...]]
    abbreviations: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, measures: Iterable[Measure]) -> Vocabulary:
        """Gather what measures are called: in measures.csv, in their agencies' sheets, in the catalogue."""
        named = {measure.name: tuple(texts_of(measure)) for measure in measures}
        wordings = {name: tuple(dict.fromkeys(_wordings(texts))) for name, texts in named.items()}
        return cls(wordings, _abbreviations(text for texts in named.values() for text in texts))

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """What each word tells of a measure: from 0, where all have it, to 1, where one has."""
        held = Counter(word for wordings in self.wordings.values() for word in frozenset().union(*wordings))
        most = log(len(self.wordings) + 1)
        return {
            word: log((len(self.wordings) + 1) / n) / most * (HALF if word in LIGHT else 1) for word, n in held.items()
        }

    def words_of(self, text: str) -> tuple[Word, ...]:
        """Give the words of a text, what its capitals stand for among them: CIN, LAC, NEET."""
        found = []
        for word in words_of(text):
            said = text[word.start : word.end]
            known = self.abbreviations.get(said.casefold()) if said.isupper() and len(said) > 1 else None
            if known and word.stem not in self.weights:
                found += [Word(each, word.start, word.end) for each in sorted(known)]
            found.append(word)
        return tuple(found)

    def tells(self, words: Iterable[str]) -> bool:
        """Say whether some words, as stems, tell of any measure."""
        return any(self.weights.get(word, 0.0) >= TELLING for word in words)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The measure of each word that one alone has."""
        held: dict[str, list[str]] = {}
        for name, wordings in self.wordings.items():
            for word in frozenset().union(*wordings):
                held.setdefault(word, []).append(name)
        return {word: names[0] for word, names in held.items() if len(names) == 1}

    @cached_property
    def index(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """Where each word that tells anything stands: measures, and the number of the wording."""
        found: dict[str, list[tuple[str, int]]] = {}
        for name, wordings in self.wordings.items():
            for number, words in enumerate(wordings):
                for word in words:
                    if self.weights[word] >= LEAST:
                        found.setdefault(word, []).append((name, number))
        return {word: tuple(places) for word, places in found.items()}

    @cached_property
    def mass(self) -> Mapping[tuple[str, int], float]:
        """What all the words of each wording tell together."""
        return {
            (name, number): fsum(self.weights[word] for word in words if self.weights[word] >= LEAST)
            for name, wordings in self.wordings.items()
            for number, words in enumerate(wordings)
        }


def _wordings(texts: Sequence[str]) -> Iterator[frozenset[str]]:
    """Give the words of a measure's title, and of each other text that has two or more."""
    for text in texts:
        words = frozenset(word.stem for word in words_of(text))
        if len(words) > 1 or text == texts[0]:
            yield words


def _abbreviations(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """Give what capitals stand for: the first letters of words that follow one another, if of no others too."""
    found: dict[str, set[frozenset[str]]] = {}
    for text in texts:
        for short, words in _initials(text):
            found.setdefault(short, set()).add(words)
    return {short: next(iter(words)) for short, words in found.items() if len(words) == 1}


def texts_of(measure: Measure) -> Iterator[str]:
    """Give what a measure is called, its title first."""
    yield measure.title
    if measure.label and not _CODE.search(measure.label):
        yield measure.label
    for words in filter(None, (measure.said, template_of(measure))):
        yield _SAID.sub(" ", words)
    usual = known(measure.title, measure.unit) or known(measure.label, measure.unit)
    for wording in usual.wordings if usual else ():
        if not _CODE.search(wording):
            yield wording


def _initials(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Give what the words of a text shorten to, with and without those that tell nothing."""
    every = [(word[0].casefold(), stem(word)) for word in re.findall(r"[^\W\d_]+", text)]
    for words in (every, [each for each in every if each[1]]):
        for first in range(len(words)):
            for length in ABBREVIATED:
                part = words[first : first + length]
                if len(part) == length and part[0][1]:
                    yield "".join(letter for letter, _ in part), frozenset(said for _, said in part if said)
