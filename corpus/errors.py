"""Every error that Corridor raises on purpose.

CorridorError                 caught once, at the edge: one line on stderr and `exit_code`
├── SettingsError             a setting is unknown or out of range: mend the flag, variable or file
├── CorpusError               the folder of articles cannot be used at all
│   └── DocumentError         one file cannot be read: it is left out, the others are indexed
├── QuestionError             the question is empty or too long
├── FeedbackError             feedback is too long, or its file cannot be used
├── ServerError               a Corridor server cannot be reached, or refused to answer
├── LanguageModelError        the language model that words answers failed: they come in the articles' words
├── ModelError                the embedding model is missing or is not the one expected
└── IndexFault                the stored index cannot serve
    ├── IndexMissing          there is none yet: `corridor index` makes it
    ├── IndexMismatch         it was made by another model or splitter: `corridor index` makes it again
    ├── IndexBusy             another build is running: wait for it
    └── IndexDamaged          what is stored is not what was written: `corridor index --fresh`

Each message says what was got, what was expected, and what to do next.
"""

from __future__ import annotations


class CorridorError(Exception):
    """A fault that a person can act on; `str()` is one line: got; expected; what to do."""

    exit_code = 2

    def __init__(self, got: str, *, expected: str, todo: str) -> None:
        self.got, self.expected, self.todo = got, expected, todo
        super().__init__(" ".join(f"{got}; expected {expected}; {todo}".split()))


class SettingsError(CorridorError):
    """A setting is unknown, of the wrong type or out of range."""


class CorpusError(CorridorError):
    """The folder of articles cannot be used."""


class DocumentError(CorpusError):
    """One file of the folder cannot become an article; `file` is its path within the folder."""

    exit_code = 4

    def __init__(self, file: str, got: str, *, expected: str, todo: str) -> None:
        self.file = file
        super().__init__(f"{file}: {got}", expected=expected, todo=todo)


class QuestionError(CorridorError):
    """The question cannot be asked as it stands."""


class FeedbackError(CorridorError):
    """Feedback is too long, or the file that keeps it cannot be used."""


class ServerError(CorridorError):
    """A Corridor server cannot be reached, or refused to answer."""


class LanguageModelError(CorridorError):
    """The language model cannot be reached, or gave nothing that can be used."""


class ModelError(CorridorError):
    """The embedding model cannot be loaded, or is not the one that was asked for."""


class IndexFault(CorridorError):
    """The stored index cannot serve."""


class IndexMissing(IndexFault):
    """No index has been built here yet."""


class IndexMismatch(IndexFault):
    """The index was made with another model or splitter than the one in use."""


class IndexBusy(IndexFault):
    """Another process is building this index now."""


class IndexDamaged(IndexFault):
    """The stored index is not readable, or not what was written."""
