"""Articles and passages made by hand, for tests of what comes after attribution."""

from __future__ import annotations

from corpus.model import Article, Attribution, Paragraph, Passage, QuotationKind, Span, Speaker


def make_passages(
    *blocks: str | tuple[str, Speaker | str], path: str = "a.txt"
) -> tuple[Passage, ...]:
    """One passage for each block; with a speaker, all of it is that speaker's speech.

    A source given as text is an unnamed one, mentioned at the very end of the article.
    """
    texts = [block if isinstance(block, str) else block[0] for block in blocks]
    unnamed = [b[1] for b in blocks if isinstance(b, tuple) and isinstance(b[1], str)]
    text = "\n\n".join([*texts, *unnamed])
    article = Article(path, text, ())
    passages: list[Passage] = []
    start = 0
    for number, (words, block) in enumerate(zip(texts, blocks, strict=True)):
        source = None if isinstance(block, str) else block[1]
        end = start + len(words)
        attributions: tuple[Attribution, ...] = ()
        if isinstance(source, Speaker):
            attributions = (Attribution(start, end, QuotationKind.DIRECT, source),)
        elif source is not None:
            place = text.rindex(source)
            mention = Span(place, place + len(source))
            attributions = (Attribution(start, end, QuotationKind.DIRECT, None, mention),)
        passages.append(Passage(article, Paragraph(number, start, end), attributions))
        start = end + 2
    return tuple(passages)
