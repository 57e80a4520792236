"""What goes wrong with a language model, in words for the reader of an answer and for whoever runs the program."""

from __future__ import annotations

from enum import StrEnum

from corpus.errors import LanguageModelError


class Fault(StrEnum):
    """A kind of failure; its value goes into the answer's notice."""

    DOWN = "it could not be reached"
    SLOW = "it took too long"
    QUOTA = "its quota is used up"
    DENIED = "it did not accept the key"
    UNKNOWN = "there is no model of that name"
    REJECTED = "it did not accept the request"
    BROKEN = "it broke off or sent what cannot be read"
    ENDLESS = "it did not come to an end"
    EMPTY = "it said nothing"
    ECHO = "it repeated its instructions"
    LANGUAGE = "it did not write English"
    PLAN = "its plan could not be used"
    RESTING = "it failed several times and is left alone for a minute"


_TODO = {
    Fault.DOWN: "see whether it runs and `llm_base_url` is right",
    Fault.SLOW: "raise `llm_seconds` or take a faster model",
    Fault.QUOTA: "look at your account with its provider, or take another model",
    Fault.DENIED: "set CORRIDOR_LLM_KEY to a valid key",
    Fault.UNKNOWN: "correct the model's name in `llm`",
    Fault.REJECTED: "see whether `llm` names a chat model and `llm_base_url` its server",
    Fault.BROKEN: "look at its server's log",
    Fault.ENDLESS: "take another model",
    Fault.EMPTY: "take another model",
    Fault.ECHO: "take a model that follows instructions",
    Fault.LANGUAGE: "take a model that writes English",
    Fault.PLAN: "nothing, the question was looked up as it stands; a larger model plans better",
    Fault.RESTING: "see the fault that was logged before",
}
# Gone by itself a moment later, as often as not.
PASSING = frozenset({Fault.DOWN, Fault.BROKEN})
_OF_STATUS = {
    400: Fault.REJECTED,
    401: Fault.DENIED,
    402: Fault.QUOTA,
    403: Fault.DENIED,
    404: Fault.UNKNOWN,
    408: Fault.SLOW,
    422: Fault.REJECTED,
    429: Fault.QUOTA,
    504: Fault.SLOW,
}


class Failed(LanguageModelError):
    """A language model that failed; `model` is its name, `passing` whether trying again may help."""

    def __init__(self, fault: Fault, model: str, cause: str = "", *, passing: bool | None = None) -> None:
        self.fault = fault
        self.passing = fault in PASSING if passing is None else passing
        because = f" ({cause})" if cause else ""
        super().__init__(
            f"language model {model}: {fault}{because}",
            expected="an answer in plain words (answers are given in the articles' words meanwhile)",
            todo=_TODO[fault],
        )


def failure_of(error: BaseException, model: str) -> Failed:
    """What a provider's error means. Its own message is left out, for it may hold a key or a piece of a page."""
    if isinstance(error, Failed):
        return error
    status, name = _status(error), type(error).__name__
    if status is not None:
        fault = _OF_STATUS.get(status, Fault.DOWN if status >= 500 else Fault.REJECTED)
        limited = status == 429 and getattr(error, "code", None) != "insufficient_quota"
        return Failed(fault, model, f"HTTP {status}", passing=limited or fault in PASSING)
    if isinstance(error, ValueError) and "unknown model" in str(error).lower():
        return Failed(Fault.UNKNOWN, model)  # LlamaIndex's classes have lists of the models that they know
    if isinstance(error, TimeoutError) or "Timeout" in name:
        return Failed(Fault.SLOW, model, name)
    if isinstance(error, ConnectionError) or "Connect" in name:
        return Failed(Fault.DOWN, model, name)
    return Failed(Fault.BROKEN, model, name)


def _status(error: BaseException) -> int | None:
    """The HTTP status that the libraries of all providers put on their errors."""
    given = getattr(error, "status_code", None) or getattr(getattr(error, "response", None), "status_code", None)
    return given if isinstance(given, int) and given >= 400 else None
