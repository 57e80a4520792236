"""How well passages are ranked, by ir_measures (MacAvaney et al. 2022, "Streamlining Evaluation with ir-measures")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import ir_measures
from ir_measures import RR, Measure, R, nDCG

from bot.types import Retrieved
from corpus.types import Article, Passage
from evals.case import Case, Cite
from evals.judge import stands_in
from evals.results import Result
from index.store import Snapshot

# recall@k: relevant passages among the first k over all relevant ones. RR: 1 / rank of the first relevant one, its
# mean is MRR (Voorhees 1999, "The TREC-8 Question Answering Track Report"). nDCG@k: Järvelin and Kekäläinen 2002,
# "Cumulated Gain-based Evaluation of IR Techniques", gain 1 for a relevant passage, discount log2(rank + 1).
RANKING: dict[str, Measure] = {
    "recall_at_1": R @ 1,
    "recall_at_5": R @ 5,
    "recall_at_10": R @ 10,
    "mrr": RR,
    "ndcg_at_10": nDCG @ 10,
}


def ranking_values(results: Sequence[Result], snapshot: Snapshot) -> dict[str, list[float]]:
    """For each measure of RANKING its value for each case that says what to cite; 0 for a case that raised."""
    relevance: dict[str, dict[str, int]] = {}
    run: dict[str, dict[str, float]] = {}
    for place, result in enumerate(results):
        if relevant := relevant_passages(result.case, snapshot):
            retrieved = result.answer.retrieved if result.answer else ()
            relevance[str(place)], run[str(place)] = ranking(relevant, retrieved)
    values: dict[str, list[float]] = {name: [] for name in RANKING}
    if relevance:
        names = {measure: name for name, measure in RANKING.items()}
        for metric in ir_measures.iter_calc(list(RANKING.values()), relevance, run):
            values[names[metric.measure]].append(float(metric.value))
    return values


def ranking(relevant: Sequence[Passage], retrieved: Sequence[Retrieved]) -> tuple[dict[str, int], dict[str, float]]:
    """Relevant ids and scored ids, as ir_measures takes them.

    A retrieved piece stands for the relevant passages that it overlaps and no better one did; several in one piece
    count as one, so that systems which cut the articles otherwise can be compared.
    """
    left = list(relevant)
    wanted: dict[str, int] = {}
    scored: dict[str, float] = {}
    for rank, piece in enumerate(retrieved, 1):
        held = [passage for passage in left if _overlaps(piece, passage)]
        left = [passage for passage in left if passage not in held]
        name = held[0].id if held else f"rank {rank}"
        scored[name] = -float(rank)
        if held:
            wanted[name] = 1
    return wanted | {passage.id: 1 for passage in left}, scored


def relevant_passages(case: Case, snapshot: Snapshot) -> tuple[Passage, ...]:
    """The passages that overlap a paragraph which holds words that the case must cite."""
    wanted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for cite in case.cite:
        articles = [article for article in snapshot.articles() if article.id == cite.article]
        for article in articles:
            wanted[article.id] += _paragraphs(cite, article)
    return tuple(
        passage
        for passage in snapshot.all_passages()
        if any(start < passage.end and passage.start < end for start, end in wanted.get(passage.article_id, ()))
    )


def _paragraphs(cite: Cite, article: Article) -> list[tuple[int, int]]:
    """Start and end of the citable paragraphs that hold, for some group of words, the most groups along with it."""
    held = {
        (p.start, p.end): {
            place
            for place, group in enumerate(cite.words)
            if any(stands_in(word, article.text[p.start : p.end]) for word in group)
        }
        for p in article.citable
    }
    most = [max((len(groups) for groups in held.values() if n in groups), default=0) for n in range(len(cite.words))]
    return [span for span, groups in held.items() if any(len(groups) == most[place] for place in groups)]


def _overlaps(piece: Retrieved, passage: Passage) -> bool:
    return piece.article == passage.article_id and piece.start < passage.end and passage.start < piece.end
