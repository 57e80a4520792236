"""The load generator, with few people: what it counts as right, clean and late."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from bot.pipeline import Pipeline
from evals.crowd import Crowd, Reply, Server, _clean, measure, percentile
from evals.load_cases import BUILT_IN, load_cases
from tests.service import served


def test_a_small_crowd_gets_right_answers(accounts: Pipeline, tmp_path: Path) -> None:
    cases = [case for case in load_cases(BUILT_IN) if not case.draft][:6]
    with served(accounts, tmp_path, questions_waiting=8) as address:
        findings = {f.name.strip(): f for f in asyncio.run(measure(Server(address, os.getpid()), cases, 10, 8, 6.0))}
    assert findings["8 people, every 5 s: answers"].holds
    assert findings["8 at once: answers"].holds
    assert findings["30 at once, 10 places"].holds
    assert "503" in findings["30 at once, 10 places"].value


def test_another_answer_than_a_single_user_gets_is_wrong(accounts: Pipeline, tmp_path: Path) -> None:
    cases = [case for case in load_cases(BUILT_IN) if not case.draft][:2]
    with served(accounts, tmp_path) as address:
        crowd = Crowd(Server(address, os.getpid()), cases)
        asyncio.run(crowd.alone())
        crowd._expected = {case.id: {} for case in cases}
        replies, _ = asyncio.run(crowd.at_once(3))
    assert [reply.right for reply in replies] == [False] * 3


@pytest.mark.parametrize(
    ("replies", "clean"),
    [
        ([Reply(200, 1, True, False), Reply(503, 1, False, True)], True),
        ([Reply(200, 1, True, False)], False),
        ([Reply(200, 1, False, False), Reply(429, 1, False, True)], False),
        ([Reply(200, 1, True, False), Reply(429, 1, False, False)], False),
        ([Reply(500, 1, False, True), Reply(429, 1, False, True)], False),
    ],
)
def test_beyond_the_limit_a_reply_is_right_or_says_when_to_come_back(replies: list[Reply], clean: bool) -> None:
    assert _clean(replies) is clean


def test_the_percentile_is_a_value_that_was_seen() -> None:
    assert percentile(range(1, 101), 95) == 95
    assert percentile([7.0], 95) == 7
