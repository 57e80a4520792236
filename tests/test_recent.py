"""What is kept in memory: values used lately, and the vectors of texts seen lately."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from index.embedder import Embedder
from index.recent import Recent
from index.token_cache import TokenCache

TEXTS = ["oil to Trieste", "apples", "Who is the harbour master?", "a fair in Milan"]


def test_only_the_values_used_last_are_kept() -> None:
    made: list[list[int]] = []

    def squares(numbers: Sequence[int]) -> list[int]:
        made.append(list(numbers))
        return [number * number for number in numbers]

    recent = Recent(squares, most=2)
    assert recent.get([3, 4, 3]) == [9, 16, 9]
    assert recent.get([3, 5]) == [9, 25]  # 4 was used longest ago, and goes
    assert recent.get([]) == []
    assert recent.get([3, 4, 5]) == [9, 16, 25]
    assert made == [[3, 4], [5], [4]]


def test_what_is_asked_for_again_stays_longest() -> None:
    made: list[int] = []

    def kept(numbers: Sequence[int]) -> list[int]:
        made.extend(numbers)
        return list(numbers)

    recent = Recent(kept, most=2)
    for asked in ([1], [2], [1], [3], [1], [2]):  # 2 goes when 3 comes, since 1 was asked for again
        assert recent.get(asked) == asked
    assert made == [1, 2, 3, 2]


def test_recent_values_for_many_threads() -> None:
    recent: Recent[int, str] = Recent(lambda numbers: [str(number) for number in numbers], most=5)
    with ThreadPoolExecutor(8) as pool:
        asked = [[(start + step) % 13 for step in range(7)] for start in range(200)]
        assert list(pool.map(recent.get, asked)) == [[str(number) for number in numbers] for numbers in asked]


def test_kept_vectors_are_the_embedders_own(embedder: Embedder) -> None:
    cache = TokenCache(embedder, texts=3)
    assert cache.card == embedder.card
    assert cache.encode([]).shape == (0, 384)
    for asked in (TEXTS[:3], TEXTS, [TEXTS[3], TEXTS[0], TEXTS[3]], []):
        np.testing.assert_array_equal(cache.encode(asked), embedder.encode(asked))
        for kept, own in zip(cache.encode_tokens(asked), embedder.encode_tokens(asked), strict=True):
            for name in ("vectors", "spans", "pooled"):
                np.testing.assert_array_equal(getattr(kept, name), getattr(own, name))


def test_a_question_goes_through_the_model_once(embedder: Embedder) -> None:
    cache = TokenCache(embedder)
    (first,) = cache.encode_tokens(["Which port?"])
    np.testing.assert_array_equal(cache.encode(["Which port?"])[0], first.pooled)
    assert cache.encode_tokens(["Which port?"])[0] is first
