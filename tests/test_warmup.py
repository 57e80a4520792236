"""Warming up: what it brings in, and that answers stay what they were."""

from __future__ import annotations

import gc
from pathlib import Path

from bot.pipeline import Pipeline
from bot.reckoning.figures import read_figures
from bot.settings import load_settings
from bot.translation.lexicon import lexicon
from bot.warmup import warm_up

QUESTION = "What was Italy's share of EU–Central Asia trade?"


def test_answers_stay_and_what_is_there_is_spared_by_the_collector(accounts: Pipeline) -> None:
    before = accounts.ask(QUESTION)
    try:
        warm_up(accounts)
        assert gc.get_freeze_count() > 0
        assert lexicon.cache_info().currsize == 3
        assert accounts.ask(QUESTION).model_copy(update={"timings_ms": before.timings_ms}) == before
    finally:
        gc.unfreeze()


def test_a_few_articles_are_read_through(accounts: Pipeline) -> None:
    read_figures.cache_clear()
    try:
        warm_up(accounts)
        assert read_figures.cache_info().currsize >= len(accounts.search().snapshot.lexical)
    finally:
        gc.unfreeze()


def test_a_question_that_is_too_long_stops_no_program(accounts: Pipeline, data: Path) -> None:
    try:
        warm_up(Pipeline.open(load_settings(data=data, max_question_characters=20)))
    finally:
        gc.unfreeze()
