"""Settings: flags, over CORRIDOR_* variables, over corridor.toml, over the defaults below. Read once, passed down."""

from __future__ import annotations

import hashlib
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from corpus.errors import SettingsError

PREFIX = "CORRIDOR_"
SETTINGS_FILE = "corridor.toml"
PROJECT = Path(__file__).resolve().parent.parent


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
    max_file_megabytes: float = Field(default=32.0, gt=0, description="larger files are left out")
    max_question_characters: int = Field(default=2_000, ge=20, description="longer questions are refused")
    host: str = Field(default="127.0.0.1", description="address that the chat page listens on")
    port: int = Field(default=7860, ge=0, le=65_535, description="port of the chat page; 0 takes a free one")

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
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


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
    return SettingsError(
        f"setting {name} is {first['input']!r}",
        expected=first["msg"].removeprefix("Input should be ").lower(),
        todo=f"correct the flag, {PREFIX}{name.upper()} or {SETTINGS_FILE}",
    )
