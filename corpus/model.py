"""The objects that the layers share: an article, its paragraphs, and who speaks in them.

All offsets are half-open, in code points, into the article's text exactly as it was decoded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a block of an article is, which decides whether it is attributed, indexed and shown."""

    HEADLINE = "headline"
    CAPTION = "caption"
    BODY = "body"
    SUBHEADING = "subheading"
    CREDITS = "credits"
    PICTURE = "picture"  # whose a picture is, and nothing else
    INVITATION = "invitation"  # "leave a comment", "sign up": addressed to the reader, no news
    DATE = "date"  # a line that says nothing but when
    LINKS = "links"  # "read more", "related", sources: what leads to other texts
    BUTTONS = "buttons"  # "share", "tweet", "advertisement": words of the page itself
    CODE = "code"  # elements, style rules, marks: rests of the page's code


class QuotationKind(StrEnum):
    """How much of a reported stretch stands in quotation marks: all, part or none of it."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeakerKind(StrEnum):
    """What speaks: a person, a body of people, or a text (a report, an order, a poll)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in an article's text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words of *text* that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article, without the blank lines around it.

    *number* counts the blocks of the file from 0 (the headline). *section* is the subheading that
    it stands under, or ``None`` above the first.
    """

    number: int
    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.BODY
    section: str | None = None


def file_of(path: str) -> str:
    """The file in which the article with this *path* stands, alone or with others.

    >>> file_of("a/b.jsonl#12"), file_of("a/b.txt")
    ('a/b.jsonl', 'a/b.txt')
    """
    file, mark, number = path.rpartition("#")
    return file if mark and number.isdecimal() else path


@dataclass(frozen=True, slots=True)
class Article:
    """One news text with its parts.

    *path* names it inside its set (relative, with forward slashes); one of several in a file has
    its number behind it, `FILE#N`. *paragraphs* are all its blocks in order, the headline among
    them. *source*, *date*, *url*, *authors* and *language* come from the text, from what its file
    states or from the file beside it, never from a guess; *date* and *language* are as written
    there. *date_mentions* are the calendar dates that the text itself names. *fingerprint* changes
    when the bytes that it was read from (or its metadata's) do. *title* is the headline where the
    file states it apart from the text.
    """

    path: str
    text: str = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    source: str | None = None
    date: str | None = None
    url: str | None = None
    date_mentions: tuple[Span, ...] = field(default=(), repr=False)
    fingerprint: str = field(default="", repr=False)
    authors: tuple[str, ...] = ()
    language: str | None = None
    title: str | None = None

    @property
    def file(self) -> str:
        """The path of the file that it stands in, alone or with others."""
        return file_of(self.path)

    @property
    def headline(self) -> str:
        """The headline's words."""
        if self.title:
            return self.title
        for paragraph in self.paragraphs:
            if paragraph.kind is ParagraphKind.HEADLINE:
                return self.text_of(paragraph)
        return self.path

    @property
    def credits(self) -> str | None:
        """Who reported, translated or edited it, in the article's words; ``None`` without them.

        Where it has no words for that, its authors as they are stated.
        """
        lines = [self.text_of(p) for p in self.paragraphs if p.kind is ParagraphKind.CREDITS]
        return "\n".join(lines) or ", ".join(self.authors) or None

    def text_of(self, part: Paragraph | Span) -> str:
        """The words of a paragraph or span, exactly as in the file."""
        return self.text[part.start : part.end]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something that speaks in an article.

    *name* is the fullest that the article gives; *role* is what the article says that this speaker
    is ("finance minister"), ``None`` when it does not say.
    """

    name: str
    role: str | None = None
    kind: SpeakerKind = SpeakerKind.PERSON


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch of reported speech and whose it is.

    *start* and *end* delimit the content, marks included. *mention* is where the text names the
    source beside the speech ("Lee", "he", "the report"), *cue* the reporting expression; either
    may be missing. *speaker* is ``None`` when the article names nobody: show the mention's words.
    """

    start: int
    end: int
    kind: QuotationKind
    speaker: Speaker | None = None
    mention: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its attributions, in text order: what is indexed, ranked and shown."""

    article: Article
    paragraph: Paragraph
    attributions: tuple[Attribution, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph word for word."""
        return self.article.text_of(self.paragraph)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks here, each once, in order of first speech; empty when nobody named does."""
        return tuple(dict.fromkeys(a.speaker for a in self.attributions if a.speaker))
