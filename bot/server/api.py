"""The routes under /api: questions, articles, feedback, health, and a widget's token."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated, Any

from fastapi import APIRouter, Form, Header, Query, Request, Response
from fastapi.sse import EventSourceResponse

from bot.feedback import feedback_on, store_of
from bot.server.access import LONGEST_SESSION, Access, Caller
from bot.server.answering import Answering
from bot.server.bodies import (
    ArticleCard,
    ArticleList,
    ArticleText,
    Health,
    IndexState,
    Opinion,
    Question,
    Session,
    Thanks,
)
from bot.server.errors import ApiError, FaultBody, as_api_error
from bot.server.events import MEDIA_TYPE, events
from bot.server.rates import Rates
from bot.types import Answer
from corpus.errors import CorridorError

FAULTS: dict[int | str, dict[str, Any]] = {
    status: {"model": FaultBody} for status in (400, 401, 403, 413, 422, 429, 503, 504)
}
OPINIONS_A_MINUTE = 10  # of one client: the room for opinions is bounded, and one alone must not take it
ONCE = {"Cache-Control": "no-store"}


def caller_of(request: Request) -> Caller:
    """Whom the guard let in."""
    caller = request.state.caller
    assert isinstance(caller, Caller)  # noqa: S101 - the guard is before every route
    return caller


def build_routes(answering: Answering, access: Access) -> APIRouter:
    """All of them, over one pipeline."""
    router = APIRouter(prefix="/api", responses=FAULTS)
    _add_questions(router, answering)
    _add_articles(router, answering)
    _add_state(router, answering, access)
    return router


def _add_questions(router: APIRouter, answering: Answering) -> None:
    store = store_of(answering.settings)
    opinions = Rates(OPINIONS_A_MINUTE, answering.settings.origin_requests_per_minute)

    @router.post(
        "/ask",
        response_model=Answer,
        responses={200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}},
        summary="Ask a question",
    )
    async def ask(body: Question, request: Request, accept: Annotated[str, Header()] = "*/*") -> Response:
        """The checked answer; refusing is an answer too.

        With `Accept: text/event-stream` the events are `understood`, `status`, `short_answer`, `sentence`,
        `citation` and `done`, the last with the whole object, or `error` in its place. Where a language model words
        the answer, each sentence comes when it has been checked.
        """
        asked = caller_of(request).client, body.question, body.history, body.filters.as_filter()
        if MEDIA_TYPE in accept:
            grown = answering.stream(*asked)
            first = await anext(grown)  # what cannot be answered at all is told by the response's status
            headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
            return EventSourceResponse(events(first, grown), headers=headers)
        answer = await answering.ask(*asked)
        return Response(answer.model_dump_json(), media_type="application/json", headers=ONCE)

    @router.post("/feedback", summary="Say what you think of an answer")
    def give_feedback(body: Opinion, request: Request) -> Thanks:
        """Stores the opinion with the answer that it is about, and nothing of who gave it."""
        caller = caller_of(request)
        opinions.count(caller.client, caller.origin)
        store.add(feedback_on(body.answer, body.history, body.thumb, body.reason))
        return Thanks(stored=True)


def _add_articles(router: APIRouter, answering: Answering) -> None:
    @router.get("/articles", summary="List the articles")
    def list_articles(
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0, limit: Annotated[int, Query(ge=1, le=1000)] = 100
    ) -> ArticleList:
        """Those that answers are taken from, in the order of the index."""
        articles = answering.snapshot().articles()
        shown = articles[offset : offset + limit]
        return ArticleList(articles=tuple(map(ArticleCard.of, shown)), total=len(articles))

    @router.get("/articles/{article_id:path}", responses={404: {"model": FaultBody}}, summary="Read an article")
    def read_article(article_id: str) -> ArticleText:
        """Its text and numbered paragraphs; offsets count Unicode code points."""
        for article in answering.snapshot().articles():
            if article.id == article_id:
                return ArticleText.of(article)
        raise ApiError(404, "no_article", "there is no article of that id; /api/articles lists them")


def _add_state(router: APIRouter, answering: Answering, access: Access) -> None:
    @router.get("/health", responses={503: {"model": Health}}, summary="Whether questions can be answered")
    def tell_health(response: Response) -> Health:
        """Which index and model serve, or why none does. Needs no key."""
        try:
            card = answering.snapshot().card
        except CorridorError as error:
            response.status_code = 503
            why = as_api_error(error).message
            return Health(ready=False, why=why, version=version("corridor"), index=None, model=None)
        return Health(ready=True, why=None, version=version("corridor"), index=IndexState.of(card), model=card.model)

    @router.post("/token", summary="Get a token for a page")
    def give_token(
        request: Request,
        response: Response,
        session: Annotated[str | None, Form(max_length=LONGEST_SESSION, pattern=r"^[\w-]+$")] = None,
    ) -> Session:
        """For the page that sends the request, for one session; to be sent as bearer, beside `Corridor-Session`."""
        response.headers.update(ONCE)
        token, session = access.open_session(request, session)
        return Session(token=token, session=session, expires_in=access.tokens.seconds)
