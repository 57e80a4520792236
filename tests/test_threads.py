"""On how many threads numpy multiplies matrices."""

from __future__ import annotations

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from bot.pipeline import Pipeline
from index.threads import multiply_on_one_thread


def threads() -> set[int]:
    return {found["num_threads"] for found in threadpool_info() if found["user_api"] == "blas"}


def test_a_pipeline_multiplies_on_one_thread(accounts: Pipeline) -> None:
    assert accounts.ask("What is this about?").index
    assert threads() == {1}


def test_on_one_thread_products_are_the_same() -> None:
    chance = np.random.default_rng(1)
    left, right = (chance.normal(size=(rows, 384)).astype(np.float32) for rows in (14, 100))
    with threadpool_limits(limits=2, user_api="blas"):
        on_two = left @ right.T
    multiply_on_one_thread()
    np.testing.assert_array_equal(left @ right.T, on_two)
