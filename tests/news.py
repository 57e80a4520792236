"""Made-up news articles full of figures."""

from __future__ import annotations

from bot.reckoning.figures import Figure, figures_in
from corpus.types import Article, Paragraph, ParagraphKind


def news(name: str, published: str, publisher: str, *blocks: str, title: str | None = None) -> Article:
    """An article of paragraphs; a block that starts with "- " is an item of the list that the one before introduces."""
    text, lead_in = "", ""
    paragraphs = []
    for number, block in enumerate(blocks, 1):
        words = block.removeprefix("- ")
        item = words != block
        kind = ParagraphKind.ITEM if item else ParagraphKind.BODY
        end = len(text) + len(words)
        introduced = lead_in if item else ""
        paragraphs.append(Paragraph(kind=kind, start=len(text), end=end, number=number, lead_in=introduced))
        lead_in = lead_in if item else words if words.endswith(":") else ""
        text += f"{words}\n\n"
    return Article(
        id=name,
        title=title or f"News from {name}",
        publisher=publisher,
        published=published,
        text=text,
        paragraphs=tuple(paragraphs),
        file=f"{name}.md",
    )


BUDGET = news(
    "budget",
    "2023-11-04",
    "Marzan Herald",
    "The city council of Marzan adopted a budget of €412 million for 2024, compared with €388 million in 2023 and "
    "€361.5 million in 2022.",
    "Schools receive €96 million in 2024, roads €54.2 million and hospitals €71 million. Debt service takes 9% of the "
    "budget.",
    "The population of Marzan was 184,000 in 2023, up from 176,500 in 2013, according to the Statistics Office.",
    "The town hall was built in 1887 and the theatre opened in 1931.",
)
RAILWAY = news(
    "railway",
    "2024-05-20",
    "Rail Weekly",
    "The new railway line from Orsk to Belport is 640 km long, while the old one measures 815 km.",
    "Freight traffic on the line reached 12.4 million tons in 2023, up from 9.8 million tons in 2022. Passenger "
    "numbers fell to 3.1 million in 2023 from 3.6 million in 2022.",
    "Construction took six years and cost $4.8 billion, of which $1.2 billion came from the Asian Development Bank.",
)
FIRMS = news(
    "firms",
    "2025-02-14",
    "Business Day",
    "Norvik's revenue rose to $5.2 billion in 2024 from $4.6 billion in 2023. Its profit was $310 million in 2024.",
    "Telda reported revenue of $3.9 billion in 2024. Telda employs 14,200 people, and Norvik employs 21,500 people.",
    "Telda's profit fell by 12% to $205 million in 2024.",
)
TRADE = news(
    "trade",
    "2024-03-01",
    "Hanoi Post",
    "Vietnam's exports to Germany amounted to $7.4 billion in 2023, while Vietnam's imports from Germany came to $3.7 "
    "billion.",
    "Vietnam exported 1.6 million tons of coffee in 2023, down from 1.78 million tons in 2022.",
    "Germany's imports of coffee from Vietnam grew by 18% in 2023, according to the General Department of Customs.",
    "The growth of Vietnam's exports to Germany in 2023 was driven by:",
    "- Footwear: up by 12%, or $110 million (from $920 million to $1.03 billion)",
    "- Furniture: an increase of $45 million (from $180 to $225 million)",
    "- Rice: down by $5 million (from $35 million to $30 million)",
)
POWER = news(
    "power",
    "2024-09-10",
    "Grid News",
    "Dalria generated 48.2 TWh of electricity in 2023, of which wind farms produced 14.5 TWh and coal plants 20.1 TWh. "
    "In 2022 it generated 46.9 TWh.",
    "Wind capacity stood at 5.6 GW in 2023, 4.9 GW in 2022 and 4.1 GW in 2021.",
    "The treaty with Sonia was signed in 1998, and the interconnector opened in 2011.",
)
RIVAL = news(
    "rival",
    "2024-04-11",
    "Mekong Daily",
    "Vietnam's exports to Germany last year were worth $7.9 billion, the minister of trade, Tran Van Lam, said.",
    "Trade between Southeast Asia and Germany came to $61 billion in 2023, data of the Eastern Chamber (OEC) show.",
    "German investments in Vietnam since 2010 have reached $2.4 billion, according to the Central Bank of Vietnam.",
    "Direct investment from Germany in Vietnam was $310 million in 2023, according to the Foreign Investment Agency.",
    "Germany is Vietnam's fifth-largest trade partner.",
)
ROUNDED = news(
    "rounded",
    "2024-06-02",
    "Trade Wire",
    "Exports from Vietnam to Germany came to about $7.4 billion in 2023.",
    "Imports of Vietnam from Germany fell in 2023, to almost $4 billion.",
    "Germany is the largest buyer of Vietnamese coffee.",
)
ALL = (BUDGET, RAILWAY, FIRMS, TRADE, POWER)


def figures(*articles: Article) -> tuple[Figure, ...]:
    """All figures of some articles."""
    return tuple(figure for article in articles for figure in figures_in(article))
