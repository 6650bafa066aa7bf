"""Who is speaking: an article's paragraphs to passages with attributions."""

from __future__ import annotations

from corpus.attribution.attributor import attribute

__all__ = ["attribute"]
