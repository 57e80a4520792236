"""The one place where passages become LlamaIndex nodes and come back."""

from __future__ import annotations

from dataclasses import dataclass

from llama_index.core.schema import NodeWithScore, TextNode
from pydantic import PrivateAttr

from corpus.types import Passage

# What a language model or another embedder should not be shown: offsets, scores and other bookkeeping.
HIDDEN = ["article_id", "paragraph", "kind", "sentences", "broken", "scores"]


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one passage for one question.

    dense: cosine, −1 to 1. lexical: BM25, 0 and up. fused: sum of both as z-scores over the candidates.
    rank: what hits are ordered by, on the scale of the last step run; it never rises down the list.
    sentences: late-interaction similarity, about 0 to 1, of each sentence in order; empty where not reranked.
    """

    dense: float
    lexical: float
    fused: float
    rank: float
    sentences: tuple[float, ...] = ()

    def ranked(self, rank: float, sentences: tuple[float, ...] | None = None) -> Scores:
        """The same with another rank, and other scores of its sentences where they are given."""
        return Scores(self.dense, self.lexical, self.fused, rank, self.sentences if sentences is None else sentences)


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage with its scores."""

    passage: Passage
    scores: Scores

    def ranked(self, rank: float) -> Hit:
        """The same with another rank."""
        return Hit(self.passage, self.scores.ranked(rank))


class PassageNode(TextNode):
    """A passage as a LlamaIndex node, with the hit that it was made from; stored, it is a TextNode like any other."""

    _hit: Hit = PrivateAttr()


def to_node(hit: Hit) -> NodeWithScore:
    """A hit as a LlamaIndex node: same id, text and offsets; its score is that of the last step run."""
    passage, scores = hit.passage, hit.scores
    metadata = passage.model_dump(mode="json", exclude={"id", "text", "start", "end"})
    # By hand, since dataclasses.asdict takes three times as long as all the rest.
    metadata["scores"] = {name: getattr(scores, name) for name in Scores.__slots__}
    metadata["scores"]["sentences"] = list(scores.sentences)
    node = PassageNode(
        id_=passage.id,
        text=passage.text,
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        extra_info=metadata,  # what the type checker knows the field `metadata` by
        excluded_llm_metadata_keys=HIDDEN,
        excluded_embed_metadata_keys=HIDDEN,
    )
    node._hit = hit
    return NodeWithScore(node=node, score=scores.rank)


def to_hit(found: NodeWithScore) -> Hit:
    """The hit that `to_node` was given, also from a node that was stored. Raises TypeError for one that is not ours."""
    node = found.node
    if isinstance(node, PassageNode):
        return node._hit
    if not isinstance(node, TextNode) or "scores" not in node.metadata:
        raise TypeError(f"got node {node.node_id}; expected one made by index.nodes.to_node")
    fields = {key: value for key, value in node.metadata.items() if key in Passage.model_fields}
    passage = Passage.model_validate(
        fields | {"id": node.node_id, "text": node.text, "start": node.start_char_idx, "end": node.end_char_idx}
    )
    scores = node.metadata["scores"]
    return Hit(passage, Scores(**scores | {"sentences": tuple(scores["sentences"])}))
