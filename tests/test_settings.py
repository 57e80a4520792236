"""Where settings come from, and what is said of wrong ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.settings import Settings, bundled_articles, load_settings
from corpus.errors import SettingsError


@pytest.fixture(autouse=True)
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty working folder and no CORRIDOR_* variables."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("CORRIDOR_")]:
        monkeypatch.delenv(name)


def write(toml: str) -> None:
    Path("corridor.toml").write_text(toml, encoding="utf-8")


def message(**flags: object) -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings(**flags)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_each_place_overrides_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().port == 7860
    write("port = 1001\n")
    assert load_settings().port == 1001
    monkeypatch.setenv("CORRIDOR_PORT", "1002")
    assert load_settings().port == 1002
    assert load_settings(port=1003).port == 1003


def test_places_are_joined_setting_by_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    write('port = 1001\nhost = "::1"\ncorpus = "news"\n')
    monkeypatch.setenv("CORRIDOR_HOST", "localhost")
    settings = load_settings(corpus=Path("other"))
    assert (settings.port, settings.host, settings.corpus) == (1001, "localhost", Path("other"))


def test_a_flag_that_is_none_was_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORRIDOR_PORT", "1002")
    assert load_settings(port=None).port == 1002


def test_a_flag_that_is_zero_was_given() -> None:
    assert load_settings(port=0).port == 0


def test_defaults() -> None:
    settings = load_settings()
    assert settings.corpus == bundled_articles()
    assert list(bundled_articles().glob("*.md"))
    assert settings.host == "127.0.0.1"
    assert settings.chroma_url is None


def test_unknown_key_in_the_file() -> None:
    write("prot = 1001\n")
    told = message()
    assert told.startswith("unknown setting 'prot'; expected one of corpus, ")
    assert "corridor.toml" in told


def test_unknown_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORRIDOR_PROT", "1001")
    told = message()
    assert told.startswith("unknown variable CORRIDOR_PROT; expected one of CORRIDOR_CORPUS, ")
    assert told.endswith("unset CORRIDOR_PROT or correct its name")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PORT", "many", "setting port is 'many'; expected a valid integer"),
        ("PORT", "70000", "setting port is '70000'; expected less than or equal to 65535"),
        ("PORT", "-1", "setting port is '-1'; expected greater than or equal to 0"),
        ("MAX_FILE_MEGABYTES", "0", "setting max_file_megabytes is '0'; expected greater than 0"),
        ("MAX_QUESTION_CHARACTERS", "19", "setting max_question_characters is '19'; expected greater than"),
    ],
)
def test_wrong_value_in_a_variable(name: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"CORRIDOR_{name}", value)
    assert message().startswith(told)
    assert f"CORRIDOR_{name}" in message()


def test_wrong_type_in_the_file() -> None:
    write("port = [1]\n")
    assert message().startswith("setting port is [1]; expected a valid integer")


def test_wrong_value_in_a_flag() -> None:
    told = message(port="many")
    assert told.startswith("setting port is 'many'; expected a valid integer")
    assert told.endswith("; correct the flag, CORRIDOR_PORT or corridor.toml")


@pytest.mark.parametrize("toml", ["port = \n", "port 7\n", "[", "port = 1\nport = 2\n"])
def test_a_file_that_is_not_toml(toml: str) -> None:
    write(toml)
    assert message().startswith("corridor.toml cannot be read (")


def test_a_file_that_is_not_text() -> None:
    Path("corridor.toml").write_bytes(b"host = '\xff'\n")
    assert message().startswith("corridor.toml cannot be read (")


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().port = 1


def test_an_index_folder_that_is_named_is_taken() -> None:
    assert load_settings(index=Path("here")).index_folder == Path("here")


def test_each_corpus_and_model_has_its_own_index_folder(tmp_path: Path) -> None:
    def folder(**flags: object) -> Path:
        return load_settings(data=tmp_path, **flags).index_folder

    folders = {folder(), folder(corpus=Path("a")), folder(corpus=Path("b")), folder(embedding_model="other")}
    assert len(folders) == 4
    assert all(one.parent == tmp_path / "index" for one in folders)
    assert folder(corpus=Path("a")) == folder(corpus=tmp_path / "a") == folder(corpus=Path("b/../a"))


def test_every_setting_says_what_it_is() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_a_list_is_parted_by_commas_in_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORRIDOR_ALLOWED_ORIGINS", "https://a.example, https://b.example,")
    assert load_settings().allowed_origins == ("https://a.example", "https://b.example")
    monkeypatch.delenv("CORRIDOR_ALLOWED_ORIGINS")
    write('allowed_origins = ["https://c.example"]\n')
    assert load_settings().allowed_origins == ("https://c.example",)


@pytest.mark.parametrize("name", ["token_secret", "api_key"])
def test_a_secret_comes_from_the_environment_alone_and_is_never_shown(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "hush-hush-hush-hush-hush-hush-hush-hush"  # noqa: S105 - of the test
    write(f'{name} = "{secret}"\n')
    assert (
        message() == f"{name} in corridor.toml; expected no secret in a file; remove it and set CORRIDOR_{name.upper()}"
    )
    write("")
    monkeypatch.setenv(f"CORRIDOR_{name.upper()}", secret)
    assert secret not in repr(load_settings())


def test_a_secret_that_is_too_short_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORRIDOR_TOKEN_SECRET", "hush")
    assert message().startswith("setting token_secret is not as expected; expected value should have at least 32")
    assert "hush" not in message()
