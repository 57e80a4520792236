"""Questions about the three articles, with what a right answer says and cites, in accounts and originals alike."""

from __future__ import annotations

from dataclasses import dataclass

ASTANA, KAZINFORM, CHARM = "000_astana_times", "001_kazinform", "003_charm_offensive"


@dataclass(frozen=True)
class Question:
    """`words`: alternatives, one of each group must stand in the quotes; `short` must be the short answer's core."""

    text: str
    article: str
    words: tuple[str, ...]
    short: str | None = None


ANSWERED = (
    Question("What was Italy's share of EU–Central Asia trade?", KAZINFORM, ("12.1%", "2024"), "12.1%"),
    Question("How much oil did Kazakhstan supply to Italy in 2024?", ASTANA, ("30 million tons",), "30 million tons"),
    Question("Who is the president of Tajikistan?", ASTANA, ("Emomali Rahmon",), "Emomali Rahmon"),
    Question("How many Italian companies operate in Kazakhstan?", KAZINFORM, ("300",), "300 Italian companies"),
    Question("What was the trade turnover between Central Asia and Italy in 2022?", KAZINFORM, (), "$5.7 billion"),
    Question("What was the trade turnover between Central Asia and Italy in 2023?", KAZINFORM, (), "$7.1 billion"),
    Question("When did Kazakhstan and Italy establish a strategic partnership?", KAZINFORM, ("2009",), "2009"),
    Question("Which four areas of cooperation did Sadykov identify?", KAZINFORM, ("TITR", "digital", "Education")),
    Question("What goods drove the growth of imports from Italy?", KAZINFORM, ("vacuum pumps", "$8.2 million")),
    Question("By how much did exports of Kazakhstan to Italy rise in 2024?", KAZINFORM, ("25.8%",), "25.8%"),
    Question("How much did hard coal shipments increase?", KAZINFORM, ("$44.2 million",), "5-fold"),
    Question("Through which pipeline is Kazakh oil pumped from Trieste?", CHARM, ("Trieste",), "Trans-Alpine Pipeline"),
    Question("What did Olzhas Bektenov say about trade turnover?", CHARM, ("$20 billion", "25 percent")),
    Question("Which countries are the real importers of Kazakh crude?", CHARM, ("Austria", "Czechia", "Germany")),
    Question("What did Tokayev propose to set up in Almaty?", ASTANA, ("trading house", "Almaty")),
    Question("How much have Italian investments reached over the past 20 years?", KAZINFORM, ("2005",), "$7.7 billion"),
    Question("When was the Joint Statement signed?", KAZINFORM, ("Joint Statement",), "January 18, 2024"),
    Question("What was bilateral trade between Kazakhstan and Italy in 2023?", KAZINFORM, ("24%",), "$16.1 billion"),
    Question("Where did the EU-Central Asia summit take place in April?", CHARM, ("April",), "Samarkand"),
    Question("How big is non-oil trade between Kazakhstan and Italy?", CHARM, ("around $1.3 billion",), "$1.3 billion"),
    Question("What is Kazakhstan's share of Italy–Central Asia trade turnover?", KAZINFORM, ("2024",), "85%"),
    Question("When is the next Central Asia + Italy summit?", ASTANA, ("2027",), "2027"),
    Question("How much did Italian direct investment amount to in 2024?", KAZINFORM, ("Tokayev",), "$7.3 billion"),
    Question("what is italys share of trade between the eu and central asia", KAZINFORM, ("12.1%",), "12.1%"),
)
# Each with what the refusal names as missing.
REFUSED = (
    ("What was Italy's share of EU–Central Asia trade in 2019?", "2019"),
    ("Who is the president of Mongolia?", "Mongolia"),
    ("What did Macron say about Central Asia?", "Macron"),
    ("How old is Giorgia Meloni?", "a figure"),
    ("How many barrels of oil does Kazakhstan produce per day?", "a number"),
    ("What was the trade between Italy and China in 2024?", "China"),
    ("What is the capital of Australia?", "Australia"),
    ("How do I bake sourdough bread?", "sourdough"),
)
