"""Lines of a plain text, and which of them belong to one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from corpus import cues
from corpus.top_lines import top_line

# Mails and wire texts are wrapped at 60 to 100 characters; a longer line is a paragraph of its own.
_WIDEST_WRAP = 120
# A line much shorter than the wrap has come to its end by itself.
_FULL_LINE = 0.6
# Full lines of a proportional font differ in their number of letters by about so much.
_NARROWEST_PRINT = 0.85

_DANGLING = re.compile(
    r"(?:[,(]|\b(?:a|an|the|of|in|on|at|to|by|for|from|with|and|or|but|as|that|which|who|is|are|was|were|has|have|had))$"
)


@dataclass(frozen=True)
class Line:
    """A line without its surrounding white space; `start` is its offset, `indent` the width of what was before."""

    text: str
    start: int
    indent: int
    after_blank: bool

    @property
    def end(self) -> int:
        """Offset after the last sign."""
        return self.start + len(self.text)


def paragraph_spans(text: str, *, proportional: bool = False) -> list[tuple[int, int]]:
    """Start and end of each paragraph of a plain text: hard-wrapped lines joined, others on their own.

    `proportional` says that all lines are wrapped, at a width in print rather than in letters, as in a PDF.
    """
    lines = lines_of(text)
    widths = _print_widths(lines) if proportional else _wrap_widths(lines)
    spans: list[tuple[int, int]] = []
    for position, line in enumerate(lines):
        if position and _continues(lines, position, widths[position]):
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold more than white space, in order."""
    lines: list[Line] = []
    position, blank = 0, True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(stripped, position + indent, indent, blank))
        blank = not stripped
        position += len(raw) + 1
    return lines


def _widest(lines: list[Line]) -> list[int]:
    """For each line the length of the longest in its run of lines without a blank one between."""
    widest = [0] * len(lines)
    start = 0
    for position in range(1, len(lines) + 1):
        if position == len(lines) or lines[position].after_blank:
            length = max(len(line.text) + line.indent for line in lines[start:position])
            widest[start:position] = [length] * (position - start)
            start = position
    return widest


def _print_widths(lines: list[Line]) -> list[int]:
    return [int(width * _NARROWEST_PRINT) for width in _widest(lines)]


def _wrap_widths(lines: list[Line]) -> list[int]:
    """For each line the width at which its run of lines is wrapped, 0 where it is not."""
    tops = [width if width <= _WIDEST_WRAP else 0 for width in _widest(lines)]
    pairs = [(a, b) for i, (a, b) in enumerate(pairwise(lines)) if tops[i] and not b.after_blank]
    flowing = sum(1 for a, b in pairs if len(a.text) >= 35 and not cues.ends_sentence(a.text) and b.text[0].islower())
    return tops if flowing and flowing * 4 >= len(pairs) else [0] * len(lines)


def _continues(lines: list[Line], position: int, width: int) -> bool:
    """True when a line goes on with the paragraph of the line before it."""
    before, line = lines[position - 1], lines[position]
    if line.after_blank or _starts_item(lines, position) or any(_stands_alone(x.text) for x in (before, line)):
        return False
    if line.indent > before.indent and _starts_item(lines, position - 1):
        return True
    open_end = not cues.ends_sentence(before.text)
    if (
        open_end
        and (width or before.text[-1] not in ":;")
        and (line.text[0].islower() or _DANGLING.search(before.text))
    ):
        return True
    if not width or (position == 1 and cues.in_title_case(before.text)) or before.text.isupper() != line.text.isupper():
        return False
    # Greedy wrapping: the next word did not fit any more.
    if before.indent + len(before.text) + 1 + len(line.text.split()[0]) > width:
        return True
    return open_end and before.text[-1] != ":" and len(before.text) >= _FULL_LINE * width


def _stands_alone(line: str) -> bool:
    return cues.is_furniture(line) or top_line(line) is not None


def _starts_item(lines: list[Line], position: int) -> bool:
    """True for a line with a list mark, unless the mark is a dash or number within a wrapped sentence."""
    mark = cues.mark_of(lines[position].text)
    if mark is None or mark.certain or position == 0 or lines[position].after_blank:
        return mark is not None
    before = lines[position - 1].text
    near = [cues.mark_of(line.text) for line in (lines[position - 1], *lines[position + 1 : position + 2])]
    return before.endswith(":") or cues.ends_sentence(before) or any(x and x.sign == mark.sign for x in near)
