"""Questions in Italian, Russian and Kazakh put into English, word by word and in English order, without any model."""

from bot.translation.translate import LANGUAGES, Translated, translate

__all__ = ["LANGUAGES", "Translated", "translate"]
