"""The sentence that goes on where the best one stops."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.choosing.evidence import Evidence
from bot.choosing.leaning import takes_up
from bot.composing.compose import answer_to
from bot.finding.going_on import gone_on
from bot.spans.listing import is_list_of
from tests.articles import article
from tests.news import news
from tests.queries import evidence, found, query


def sentences(*texts: str) -> tuple[Evidence, ...]:
    told = article("a", " ".join(texts))
    return tuple(evidence(told, text, score=1 - n / 50) for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("question", "best", "following"),
    [
        (
            "Which subjects does the school in Lima teach?",
            "A music school opened in Lima last autumn.",
            "It teaches choral singing, violin making and stage design.",
        ),
        (
            "What will Chile spend the grant on?",
            "The fund will give Chile a grant of $90 million.",
            "The sum is to be spent on mountain roads, cable cars and village schools.",
        ),
        (
            "In which towns will Corrib Works build hospitals?",
            "The builder Corrib Works will put up three hospitals by 2028.",
            "The buildings will rise in Tamale, Ho and Wa.",
        ),
        (
            "Who operates the ferry?",
            "The ferry sails twice a week to Varna.",
            "It is operated by the Bulgarian line Ropotamo.",
        ),
        ("Who paid for the ferry?", "The ferry sails twice a week to Varna.", "The Lev Fund paid two million for it."),
        ("Who manages the ferry?", "The ferry sails to Varna.", "Mila Petrova has been appointed its director."),
    ],
)
def test_the_next_sentence_has_what_is_asked_for(question: str, best: str, following: str) -> None:
    first, second = sentences(best, following)
    led = gone_on(query(question), (first, second))
    assert [one.text for one in led] == [following, best]
    assert led[0].after == first.span


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        # The best one lists by itself, the next one is about another, or lists nothing.
        ("Which crops grow there?", ("Wheat, maize and beans grow there.", "It has rivers, lakes and woods.")),
        ("Which crops grow there?", ("The valley is known for its crops.", "Ana Sousa sells hats, shoes and gloves.")),
        ("Which crops grow there?", ("The valley is known for its crops.", "It is green all the year.")),
        ("Why do crops grow there?", ("The valley is known for its crops.", "It has rain, sun and wind.")),
        ("Who opened the ferry?", ("The ferry sails twice a week.", "It is painted by the Bulgarian firm Ropotamo.")),
        ("Who paid for the ferry?", ("The ferry sails twice a week.", "The Lev Fund paid two million for a bridge.")),
    ],
)
def test_the_best_sentence_stays(question: str, texts: Sequence[str]) -> None:
    given = sentences(*texts)
    assert gone_on(query(question), given) == given


def test_the_first_sentence_of_the_next_paragraph_may_go_on() -> None:
    told = article(
        "a", "A train came from Almaty. It was the first service of its kind.", "The service is run by PolRail Cargo."
    )
    first = evidence(told, "It was the first service of its kind.")
    second = evidence(told, "The service is run by PolRail Cargo.", score=0.9)
    assert gone_on(query("Who runs the train from Almaty?"), (first, second))[0].text == second.text


def test_an_item_of_a_list_is_about_one_thing() -> None:
    told = news(
        "parks", "2025-02-01", "Andes Post", "Two:", "- Oruro park. It has lamps. The Lev Fund is lending half."
    )
    first = evidence(told, "It has lamps.")
    second = evidence(told, "The Lev Fund is lending half.", score=0.9)
    assert gone_on(query("Who lends for the Oruro park?"), (first, second))[0].text == second.text


def test_who_runs_it_may_be_told_where_the_next_paragraph_leans_on_this_one() -> None:
    told = article("a", "You opened an office in Oruro.", "It has seven people now, directed by Mila Petrova.")
    first = evidence(told, "You opened an office in Oruro.")
    second = evidence(told, "It has seven people now, directed by Mila Petrova.", score=0.9)
    assert gone_on(query("Who runs the Oruro office?"), (first, second))[0].text == second.text


def test_both_sentences_are_quoted() -> None:
    led = gone_on(
        query("Which subjects does the school in Lima teach?"),
        sentences("A music school opened in Lima last autumn.", "It teaches singing, violin making and stage design."),
    )
    draft = answer_to(found("Which subjects does the school in Lima teach?", *led))
    assert [sentence.text[:8] for sentence in draft.sentences] == ["A music ", "It teach"]


def test_a_list_is_introduced_with_what_it_goes_on_from() -> None:
    told = news(
        "loan",
        "2025-02-01",
        "Andes Post",
        "The bank will lend Peru $30 million. The money is divided as follows:",
        "- $20 million for wells",
        "- $10 million for dams",
    )
    best = evidence(told, "The bank will lend Peru $30 million.")
    asked = query("What will Peru spend the bank's money on?")
    led = gone_on(asked, (best, evidence(told, "The money is divided as follows:", score=0.9)))
    draft = answer_to(found(asked.focus, *led))
    assert [sentence.text for sentence in draft.sentences] == [
        "The bank will lend Peru $30 million. The money is divided as follows:",
        "$20 million for wells",
        "$10 million for dams",
    ]


@pytest.mark.parametrize(
    ("sentence", "before", "goes_on"),
    [
        ("It teaches law.", "A school opened.", True),
        ("During that meeting they spoke.", "They met in Lima.", True),
        ("Tickets are sold at the quay.", "The ferry sails to Varna.", True),
        ("The Lima school teaches law.", "A school opened in Lima.", True),
        ("Ana Sousa teaches law.", "A school opened in Lima.", False),
        ("“We teach law,” she said.", "A school opened in Lima.", False),
    ],
)
def test_what_takes_up_the_sentence_before(sentence: str, before: str, goes_on: bool) -> None:
    assert takes_up(sentence, before) is goes_on


@pytest.mark.parametrize(
    ("question", "introduction", "names_them"),
    [
        ("Which projects will the loans pay for?", "The loans go to four projects:", True),
        ("Which organisations discussed it?", "She named four areas of cooperation:", False),
        ("Which projects will the loans pay for?", "The money is divided as follows:", None),
    ],
)
def test_the_words_that_introduce_a_list_name_what_is_asked_for(
    question: str, introduction: str, names_them: bool | None
) -> None:
    assert is_list_of(query(question), introduction) is names_them


@pytest.mark.parametrize(
    ("question", "best", "beside"),
    [
        (
            "What did Norvik promise the villagers?",
            "At a hearing in May the villagers asked Norvik about their wells.",
            "The company promised to dig new ones.",
        ),
        (
            "How many cabins does each of the ferries have?",
            "The owners have shown how many cabins the ferries have.",
            "The Adler has 12 cabins, the Falke 20 cabins and the Kranich 44 cabins.",
        ),
        (
            "Which towns got the buses?",
            "Varna bought 60 buses for the region.",
            "Arona received 20 of them and Biella 15; the others went to Cuneo and Domodossola.",
        ),
    ],
)
def test_the_act_the_figures_or_the_names_asked_for_may_stand_in_the_next_sentence(
    question: str, best: str, beside: str
) -> None:
    led = gone_on(query(question), sentences(best, beside))
    assert led[0].text == beside


def test_the_sentence_before_leads_where_it_has_the_act_and_leans() -> None:
    told = sentences("It recommends a longer pier and a common price.", "The commission warns that the crane is old.")
    led = gone_on(query("What does the commission recommend?"), (told[1], told[0]))
    assert led[0].text.startswith("It recommends") and led[0].after is None
