"""The chat page: a Gradio app. Nothing that an article or a reader writes is read as markup."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from bot.phrases import phrases
from bot.pipeline import Pipeline
from bot.types import Answer, Citation, Nearest, Status
from bot.wording import is_list, marked, source_line
from corpus.errors import CorridorError, QuestionError
from corpus.types import SourceText
from index.store import Snapshot

log = logging.getLogger("corridor.page")

Messages = list[dict[str, Any]]

# Questions about the articles that come with Corridor; each is offered where its article is indexed.
EXAMPLES = (
    ("001_kazinform", "What was Italy's share of EU–Central Asia trade?"),
    ("001_kazinform", "Who is Bekzhan Sadykov?"),
    ("001_kazinform", "What drove the growth of Kazakhstan's imports from Italy?"),
    ("000_astana_times", "Which country will host the summit of 2027?"),
    ("003_charm_offensive", "Where does Italy rank among Kazakhstan's trade partners?"),
    ("001_kazinform", "What was the trade turnover of Central Asia with Italy in 2019?"),
)
STYLE = Path(__file__).parents[1] / "web" / "page.css"
TAGLINE = "Ask the articles. Each sentence of an answer is quoted word for word, with its source."
ACCOUNTS = "Quoted are our accounts of the articles, not the publishers' own words."
# Fonts of the reader's system: the page fetches nothing from elsewhere.
FONT = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
FONT_MONO = ["ui-monospace", "Consolas", "monospace"]
AT_ONCE, WAITING = 4, 64  # questions answered at a time, and kept waiting before more are turned away
PUBLISHERS_NAMED = 5
WENT_WRONG = "Something went wrong; expected an answer; ask again, and see the server's log if it happens again"
# The reader starts at the question, or at what is wrong with it, not at the end of a long list of sources.
TO_NEWEST = "() => [...document.querySelectorAll('#chat .user, #chat .error')].pop()?.scrollIntoView()"


def mount(app: FastAPI, page: gr.Blocks) -> FastAPI:
    """The app with the page at `/`: no run history, no uploads, no footer."""
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        page,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size="1b",
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        theme=gr.themes.Soft(primary_hue="teal", neutral_hue="slate", font=FONT, font_mono=FONT_MONO),
        css_paths=[STYLE],
    )
    return mounted


def build_page(pipeline: Pipeline) -> gr.Blocks:
    """Header, conversation and question box over a pipeline."""

    def ask(question: str, chat: Messages) -> Iterator[tuple[Messages, str]]:
        yield from converse(pipeline, question, chat)

    def ask_example(chat: Messages, example: gr.SelectData) -> Iterator[tuple[Messages, str]]:
        yield from converse(pipeline, example.value["text"], chat)

    page = gr.Blocks(title="Corridor", analytics_enabled=False, fill_height=True)
    with page:
        with gr.Column(elem_id="top", scale=0):
            gr.HTML(lambda: header(pipeline), elem_id="header")
            new = gr.Button("New conversation", size="sm", elem_id="new")
        chat = conversation(examples(pipeline.search().snapshot))
        box = gr.Textbox(
            placeholder="Ask a question",
            label="Question",
            show_label=False,
            container=False,
            autofocus=True,
            max_lines=6,
            submit_btn="Ask",
            elem_id="ask",
        )
        common: dict[str, Any] = {"outputs": [chat, box], "show_progress": "hidden", "api_visibility": "private"}
        for event in (box.submit(ask, [box, chat], **common), chat.example_select(ask_example, [chat], **common)):
            event.then(None, js=TO_NEWEST)
        new.click(lambda: ([], ""), None, **common)
    page.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE)
    return page


def conversation(offered: Sequence[str]) -> gr.Chatbot:
    """An empty conversation with questions to click.

    What it is given is HTML with all text escaped, shown through Gradio's sanitiser. Markdown and LaTeX are off: they
    would give meaning to what is only text.
    """
    return gr.Chatbot(
        label="Conversation",
        show_label=False,
        examples=[{"text": question} for question in offered],
        render_markdown=False,
        sanitize_html=True,
        latex_delimiters=[],
        autoscroll=False,
        buttons=[],
        feedback_options=None,
        scale=1,
        min_height=240,
        elem_id="chat",
    )


def converse(pipeline: Pipeline, question: str, chat: Messages) -> Iterator[tuple[Messages, str]]:
    """The conversation with the question, then with its answer; beside it, what the question box holds.

    A question that cannot be asked as it stands goes back to the box and leaves only the reason in the conversation.
    """
    asked = [*chat, message("user", text(question))]
    if question.strip():
        yield asked, ""
    try:
        yield [*asked, message("assistant", answer_html(pipeline.ask(question, earlier_questions(chat))))], ""
    except QuestionError as error:
        yield [*chat, message("assistant", note(str(error), "error"))], question
    except CorridorError as error:
        yield [*asked, message("assistant", note(str(error), "error"))], ""
    except Exception:
        log.exception("no answer to %r", question)
        yield [*asked, message("assistant", note(WENT_WRONG, "error"))], ""


def message(role: str, html: str) -> dict[str, Any]:
    """A message of the conversation."""
    return {"role": role, "content": html}


def earlier_questions(chat: Messages) -> list[str]:
    """The reader's own words, oldest first, as they were before they were escaped."""
    return [unescape(m["content"][0]["text"]) for m in chat if m["role"] == "user"]


def header(pipeline: Pipeline) -> str:
    """What this is and what it covers now, as HTML; where the index cannot serve, why."""
    return f"<h1>Corridor</h1><p>{TAGLINE}</p>{''.join(covered(pipeline))}"


def covered(pipeline: Pipeline) -> list[str]:
    """The lines on what is covered."""
    try:
        snapshot = pipeline.search().snapshot
        lines = [note(coverage(snapshot), "covered")]
        if any(article.source_text is SourceText.ACCOUNT for article in snapshot.articles()):
            lines.append(note(ACCOUNTS, "covered"))
    except CorridorError as error:
        return [note(str(error), "error")]
    return lines


def coverage(snapshot: Snapshot) -> str:
    """How many articles, by whom, of which dates, and which index."""
    articles = snapshot.articles()
    publishers = sorted({article.publisher for article in articles if article.publisher})
    more = len(publishers) - PUBLISHERS_NAMED
    named = [*publishers[:PUBLISHERS_NAMED], *([f"{more} more"] if more > 0 else [])]
    dates = sorted(article.published for article in articles if article.published)
    span = " to ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "dates not stated"
    count = f"{len(articles)} article{'' if len(articles) == 1 else 's'}"
    return " · ".join((count, ", ".join(named) or "publishers not stated", span, f"index {snapshot.card.id}"))


def examples(snapshot: Snapshot) -> list[str]:
    """Questions to click that the indexed articles answer, or show to be unanswered; none for other articles."""
    indexed = {article.id for article in snapshot.articles()}
    return [question for article, question in EXAMPLES if article in indexed]


def answer_html(answer: Answer) -> str:
    """An answer with its sources, or the refusal with the nearest articles; then how it was understood, and notices."""
    parts = refusal_parts(answer) if answer.status is Status.REFUSED else answer_parts(answer)
    if answer.understood != answer.question:
        parts.append(note(f"Understood as: {answer.understood}"))
    parts += [note(notice, "notice") for notice in answer.notices]
    return f'<div class="answer">{"".join(parts)}</div>'


def answer_parts(answer: Answer) -> list[str]:
    """Short answer, sentences with their citation numbers, numbered sources."""
    short = [f'<p class="short"><strong>{text(answer.short_answer)}</strong></p>'] if answer.short_answer else []
    said = [text(marked(sentence)) for sentence in answer.sentences]
    body = f"<p>{said[0]}</p>{listed(said[1:])}" if is_list(answer.sentences) else f"<p>{' '.join(said)}</p>"
    sources = "".join(source(citation) for citation in answer.citations)
    return [*short, body, f'<p class="heading">Sources</p><ol class="sources">{sources}</ol>']


def source(citation: Citation) -> str:
    """One numbered source: the exact words, whose they are, and where the article is."""
    link = ""
    if citation.url and citation.url.startswith(("http://", "https://")):
        address = escape(citation.url, quote=True)
        link = f' <a href="{address}" target="_blank" rel="noopener noreferrer">Open the article</a>'
    quote = f"<blockquote>{text(citation.quote)}</blockquote>"
    return f'<li value="{citation.n}">{quote}<p class="whose">{text(source_line(citation))}{link}</p></li>'


def refusal_parts(answer: Answer) -> list[str]:
    """Why there is no answer, and the nearest articles."""
    parts = [f'<p class="refused"><strong>{text(phrases(answer.language).refusal(answer.missing, ()))}</strong></p>']
    if answer.nearest:
        parts.append(f'<p class="heading">Nearest articles</p>{listed(text(near(n)) for n in answer.nearest)}')
    return parts


def near(nearest: Nearest) -> str:
    """A nearest article in one line."""
    publisher, date = nearest.publisher or "publisher not stated", nearest.published or "date not stated"
    return f"“{nearest.title}”, {publisher}, {date}, paragraph {nearest.paragraph}"


def listed(items: Iterable[str]) -> str:
    """A bulleted list of pieces of HTML."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def note(words: str, kind: str = "note") -> str:
    """A line in Corridor's own voice."""
    return f'<p class="{kind}">{text(words)}</p>'


def text(words: str) -> str:
    """Words as HTML that shows just these words; not for attributes."""
    return escape(words, quote=False)
