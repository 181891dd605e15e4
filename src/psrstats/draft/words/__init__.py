"""The words of a draft and of a report, made alike so that they meet."""

from psrstats.draft.words.sentences import sentences_of
from psrstats.draft.words.stems import LIGHT, Word, stem, words_of

__all__ = ["LIGHT", "Word", "sentences_of", "stem", "words_of"]
