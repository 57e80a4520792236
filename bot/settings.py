"""Settings: flags, over CORRIDOR_* variables, over corridor.toml, over the defaults below. Read once, passed down."""

from __future__ import annotations

import hashlib
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from corpus.errors import SettingsError

PREFIX = "CORRIDOR_"
SETTINGS_FILE = "corridor.toml"
PROJECT = Path(__file__).resolve().parent.parent
# Read from the environment alone, so that no secret is committed with a settings file.
SECRETS = ("token_secret", "api_key", "auth", "llm_key")
# The value of `llm` for answers in the articles' own words.
NO_LLM = "none"


def _listed(given: object) -> object:
    """A variable's "a, b" as a list; a list of the settings file as it is."""
    return [part.strip() for part in given.split(",") if part.strip()] if isinstance(given, str) else given


Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]


def bundled_articles() -> Path:
    """The folder of articles that comes with Corridor."""
    spec = find_spec("corpus")
    folders = list(spec.submodule_search_locations or []) if spec else []
    return Path(folders[0]) / "articles"


def default_data_folder() -> Path:
    """Where run-time files live: `.corridor` in a clone, else the user's data folder."""
    if (PROJECT / "pyproject.toml").is_file() and (PROJECT / "tests").is_dir():
        return PROJECT / ".corridor"
    from platformdirs import user_data_path

    return user_data_path("corridor", appauthor=False)


class Settings(BaseSettings):
    """All settings, with their defaults; an unknown one is an error."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True, toml_file=SETTINGS_FILE)

    corpus: Path = Field(default_factory=bundled_articles, description="folder of articles")
    index: Path | None = Field(default=None, description="folder of the index; by default one for each corpus")
    data: Path = Field(default_factory=default_data_folder, description="folder of all that is made at run time")
    chroma_url: str | None = Field(default=None, description="Chroma server to use instead of local files")
    chroma_name: str = Field(default="corridor", description="name of the index on the Chroma server")
    embedding_model: str = Field(default="all-MiniLM-L6-v2", description="sentence-transformers name or path")
    llm: str = Field(default=NO_LLM, min_length=1, description="language model that words the answers")
    llm_base_url: str | None = Field(default=None, description="server of that model, where it is not its provider's")
    llm_key: SecretStr | None = Field(default=None, description="key for that model")
    llm_seconds: float = Field(default=15, gt=0, le=600, description="how long an answer may wait for that model")
    max_file_megabytes: float = Field(default=32.0, gt=0, description="larger files are left out")
    max_question_characters: int = Field(default=2_000, ge=20, description="longer questions are refused")
    host: str = Field(default="127.0.0.1", description="address that the chat page listens on")
    port: int = Field(default=7860, ge=0, le=65_535, description="port of the chat page; 0 takes a free one")
    host_names: Listed = Field(default=(), description="names under which the server is called, besides localhost")
    allowed_origins: Listed = Field(default=(), description="sites whose pages may use the API and embed the chat")
    trusted_proxies: Listed = Field(default=(), description="addresses of proxies whose forwarded headers are believed")
    token_minutes: float = Field(default=10, gt=0, le=1_440, description="how long a widget's token lasts")
    token_secret: SecretStr | None = Field(default=None, min_length=32, description="signs tokens; new at each start")
    api_key: SecretStr | None = Field(default=None, description="key that `corridor ask --server` sends")
    requests_per_minute: int = Field(default=60, ge=1, description="of one client; more get 429")
    origin_requests_per_minute: int = Field(default=1_200, ge=1, description="of all pages of one site together")
    answers_at_once: int = Field(default=2, ge=1, le=64, description="questions worked on at the same time")
    questions_waiting: int = Field(default=64, ge=0, description="questions that wait; more are told to come back")
    questions_of_a_client: int = Field(default=8, ge=1, description="questions of one client worked on or waiting")
    seconds_for_a_question: float = Field(default=30, gt=0, description="longer ones, waiting included, get 504")
    max_history: int = Field(default=50, ge=0, description="earlier questions that a request may carry")
    max_body_kilobytes: int = Field(default=256, ge=1, description="longer request bodies get 413")
    keep_questions: bool = Field(default=False, description="whether questions to the API are kept in the data folder")
    auth: SecretStr | None = Field(default=None, description="USER:PASSWORD that every page and route asks for")

    @property
    def index_folder(self) -> Path:
        """`index`, or a folder of the data folder named after the corpus, so that two corpora never mix."""
        if self.index is not None:
            return self.index
        corpus = self.corpus.expanduser().resolve()
        mark = hashlib.sha256(f"{corpus}\x1f{self.embedding_model}".encode()).hexdigest()[:8]
        return self.data / "index" / f"{corpus.name or 'corpus'}-{mark}"

    @property
    def models_folder(self) -> Path:
        """Where exported models are cached, by the hash of their weights."""
        return self.data / "models"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags first, then variables, then the file: pydantic-settings' way of stating precedence."""
        file = TomlConfigSettingsSource(settings_cls)
        for name in SECRETS:
            if name in file.toml_data:
                raise SettingsError(
                    f"{name} in {SETTINGS_FILE}",
                    expected="no secret in a file",
                    todo=f"remove it and set {PREFIX}{name.upper()}",
                )
        return init_settings, env_settings, file


def load_settings(**flags: Any) -> Settings:
    """Settings from all four places; flags that are None count as not given. Raises SettingsError."""
    unknown = sorted(
        name for name in os.environ if name.startswith(PREFIX) and name.removeprefix(PREFIX).lower() not in _known()
    )
    if unknown:
        raise SettingsError(
            f"unknown variable {unknown[0]}",
            expected=f"one of {', '.join(PREFIX + name.upper() for name in _known())}",
            todo=f"unset {unknown[0]} or correct its name",
        )
    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})
    except ValidationError as error:
        raise _explain(error) from error
    except ValueError as error:  # a corridor.toml that is not TOML
        raise SettingsError(
            f"{SETTINGS_FILE} cannot be read ({error})", expected="a TOML file", todo=f"correct {SETTINGS_FILE}"
        ) from error


def _known() -> list[str]:
    return list(Settings.model_fields)


def _explain(error: ValidationError) -> SettingsError:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return SettingsError(
            f"unknown setting {name!r}",
            expected=f"one of {', '.join(_known())}",
            todo=f"correct or remove it in {SETTINGS_FILE}",
        )
    given = "not as expected" if first["loc"][0] in SECRETS else repr(first["input"])
    return SettingsError(
        f"setting {name} is {given}",
        expected=first["msg"].removeprefix("Input should be ").lower(),
        todo=f"correct the flag, {PREFIX}{name.upper()} or {SETTINGS_FILE}",
    )
