"""Figures as they are shown on the page: a page of the table, the plots, and how many there are. As HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.page import plot
from bot.page.places import link_to
from bot.page.templating import render
from bot.reckoning.catalogue import Catalogue, Entry
from bot.reckoning.selection import PAGE, Order, disagreeing
from bot.wording import date_of


@dataclass(frozen=True)
class Row:
    """One line of the table; sentence: its words, the figure marked."""

    entry: Entry
    link: str
    paragraph_link: str
    sentence: tuple[tuple[str, bool], ...]
    date: str
    differs: bool


def table_html(shown: Sequence[Entry], page: int, order: Order) -> str:
    """A page (from 0) of the table of these entries, which are sorted as `order` says."""
    differ = disagreeing(shown)
    rows = [_row(entry, entry.figure.key in differ) for entry in shown[page * PAGE : (page + 1) * PAGE]]
    return render("figures.html", rows=rows, order=order)


def plots_html(shown: Sequence[Entry]) -> str:
    """The plots of these entries."""
    drawn, count = plot.panels(shown)
    places = {"width": plot.WIDTH, "height": plot.HEIGHT, "left": plot.LEFT, "right": plot.RIGHT}
    return render("plots.html", panels=drawn, count=count, **places)


def status_html(shown: Sequence[Entry], catalogue: Catalogue, page: int) -> str:
    """How many figures there are and which are shown; how much is read where not all is."""
    return render(
        "figures_status.html",
        shown=len(shown),
        first=page * PAGE + 1,
        last=min((page + 1) * PAGE, len(shown)),
        catalogue=catalogue,
    )


def pages(count: int) -> int:
    """How many pages so many entries fill; at least one."""
    return max(1, -(-count // PAGE))


def _row(entry: Entry, differs: bool) -> Row:
    figure = entry.figure
    start, end = figure.start - figure.span.start, figure.end - figure.span.start
    sentence = figure.sentence
    return Row(
        entry=entry,
        link=link_to(figure.article.id, figure.paragraph.number, figure.start, figure.end),
        paragraph_link=link_to(figure.article.id, figure.paragraph.number, figure.span.start, figure.span.end),
        sentence=((sentence[:start], False), (sentence[start:end], True), (sentence[end:], False)),
        date=date_of(figure.article),
        differs=differs,
    )
