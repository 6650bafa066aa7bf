"""Who is speaking: an article's paragraphs to passages with attributions."""

from __future__ import annotations

from corpus.attribution.attributor import attribute, attribute_all

__all__ = ["attribute", "attribute_all"]
