"""What can be wrong with a stored index, in the words that the user reads."""

from __future__ import annotations

from corpus.errors import IndexBusy, IndexDamaged, IndexFault, IndexMissing


def damaged(got: str) -> IndexDamaged:
    """What is stored is not what was written."""
    return IndexDamaged(got, expected="an index as `corridor index` wrote it", todo="run `corridor index --fresh`")


def unreachable(place: str, error: Exception) -> IndexFault:
    """No Chroma server there."""
    return IndexFault(
        f"no Chroma server answers at {place} ({error})",
        expected="a running server",
        todo="start it (`chroma run`) or mend --chroma-url / CORRIDOR_CHROMA_URL",
    )


def unwritable(place: str, error: Exception) -> IndexFault:
    """No room, no permission, no such device."""
    return IndexFault(
        f"the index cannot be written to {place} ({error})",
        expected="a place with free room that may be written to",
        todo="make room or permit writing there, then run `corridor index` again",
    )


def missing(place: str) -> IndexMissing:
    """Nothing was built yet."""
    return IndexMissing(
        f"there is no index in {place}", expected="one that was built before", todo="run `corridor index`"
    )


def busy(place: str) -> IndexBusy:
    """Someone else builds."""
    return IndexBusy(
        f"another build of the index in {place} is running",
        expected="one build at a time",
        todo="wait until it is done (after a crash on another machine, a minute)",
    )
