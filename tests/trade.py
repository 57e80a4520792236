"""Two articles that overlap, agree and differ, for tests of whole answers."""

from __future__ import annotations

from pathlib import Path

from tests.files import put

ARTICLES = {
    "post.md": """---
title: Cork goes east
publisher: Porto Post
published: 2025-03-10
---

Trade between Portugal and Mongolia was worth $7.1 billion in 2023 and $5.7 billion in 2022, according to data of the
National Statistics Institute.

The mayor of Porto, Ana Sousa, opened a cork fair. Wool imports from Mongolia rose by 12% in 2023.
""",
    "daily.md": """---
title: Wool goes west
publisher: Steppe Daily
published: 2025-06-20
---

Trade between Portugal and Mongolia was worth $9.4 billion in 2023, said Mongolia's President Bold Erdene.

Mongolian wool is spun in Covilhã, where forty mills are at work. The fair in Porto drew 900 guests.
""",
}


def written(folder: Path) -> Path:
    """The articles as files of a folder."""
    for name, text in ARTICLES.items():
        put(folder, f"articles/{name}", text)
    return folder / "articles"
