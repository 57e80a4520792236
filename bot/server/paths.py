"""Which paths are whose: what programs call, the widget's files, pages about them. All others are Gradio's."""

from __future__ import annotations

TOOLS = ("/mcp",)
CALLED = ("/api", "/v1", *TOOLS)
FRAME = "/frame"  # the one page that allowed sites may frame
SCRIPT = "/embed.js"  # the one file that other sites load
WIDGET = (SCRIPT, "/embed.css", FRAME)
OURS = (*CALLED, *WIDGET, "/docs", "/openapi.json", "/demo")


def is_under(path: str, folders: tuple[str, ...]) -> bool:
    """Whether a path is one of these or below one."""
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)
