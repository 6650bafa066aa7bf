"""What a web page states about its article: in meta elements, links and JSON-LD."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from corpus.readers.metadata import Metadata, without_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import lxml.html

# The names of meta elements (name, property or itemprop), the surest first; source: the Open Graph
# protocol, schema.org, Dublin Core, and what Parse.ly, Sailthru and Google Scholar ask for.
TITLE_NAMES = ("og:title", "twitter:title", "parsely-title", "dc.title", "citation_title")
DATE_NAMES = tuple(
    """article:published_time datepublished parsely-pub-date dc.date.issued dc.date.created dc.date
    dcterms.created pubdate publish-date publishdate publication_date sailthru.date
    citation_publication_date article.published og:published_time date""".split()
)
SOURCE_NAMES = ("og:site_name", "dc.publisher", "publisher", "citation_journal_title")
URL_NAMES = ("og:url", "parsely-link")
AUTHOR_NAMES = ("author", "parsely-author", "dc.creator", "article:author", "citation_author")
LANGUAGE_NAMES = ("og:locale", "content-language", "dc.language", "language")
# Types of JSON-LD objects that are articles; source: schema.org, Article and what is below it.
_ARTICLE_TYPE = re.compile(r"Article|BlogPosting|Report\b|LiveBlog")
_SAVED_FROM = re.compile(r"\s*saved from url=\(\d+\)(\S+)\s*\Z")
_SITE_SUFFIX = re.compile(r"\s+(?:[|·»–—-]|::)\s+[^|·»–—]{2,40}\Z")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def page_metadata(page: lxml.html.HtmlElement) -> Metadata:
    """What *page* says of its article; what it does not say stays empty."""
    meta, articles = _meta_elements(page), list(_json_ld(page))
    authors = [_names(article.get("author")) for article in articles]
    authors.append([name for key in AUTHOR_NAMES[:1] for name in meta.get(key, ())])
    authors += [meta.get(key, []) for key in AUTHOR_NAMES[1:]]
    said = next((found for found in authors if found), [])
    date = _first(*(a.get("datePublished") for a in articles), *_of(meta, DATE_NAMES))
    publishers = [name for a in articles for name in _names(a.get("publisher"))]
    language = _first(page.get("lang"), *(a.get("inLanguage") for a in articles))
    addresses = [
        *_addresses(page),
        *_of(meta, URL_NAMES),
        _first(*(a.get("url") for a in articles)) or "",
    ]
    return Metadata(
        source=_first(*publishers, *_of(meta, SOURCE_NAMES)),
        date=without_time(date) if date else None,
        url=next(filter(_ADDRESS.match, addresses), None),
        authors=tuple(dict.fromkeys(name for name in said if not _ADDRESS.match(name))),
        language=language or _first(*_of(meta, LANGUAGE_NAMES)),
    )


def page_titles(page: lxml.html.HtmlElement) -> list[str]:
    """The headlines that *page* gives its article, the one to show first."""
    meta = _meta_elements(page)
    headings = [_plain(heading.text_content()) for heading in page.iter("h1")]
    whole = [_plain(title.text_content()) for title in page.iter("title")][:1]
    told = [article.get("headline") for article in _json_ld(page)]
    # the title of a page has the site's name behind the headline
    short = [_SITE_SUFFIX.sub("", title) for title in whole]
    named = [title for title in told if isinstance(title, str)] + [*_of(meta, TITLE_NAMES)]
    found = [_plain(title) for title in (*named, *headings[:1], *short, *whole)]
    # the heading has the headline as readers see it; a short one may be the name of the site
    shown = next(
        (h for h in headings if h and any(h in t and 2 * len(h) > len(t) for t in found)), None
    )
    return list(dict.fromkeys(title for title in (shown, *found) if title))


def _meta_elements(page: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """What elements with a name, a property or an item property state, by that in lower case."""
    found: dict[str, list[str]] = {}
    for element in page.iter("meta", "time", "span", "a"):
        is_meta = element.tag == "meta"
        key = element.get("itemprop") or (
            is_meta
            and (element.get("property") or element.get("name") or element.get("http-equiv"))
        )
        value = element.get("content") or (not is_meta and element.get("datetime")) or ""
        if key and value.strip():
            found.setdefault(key.strip().lower(), []).append(_plain(value))
    return found


def _of(meta: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    return (value for name in names for value in meta.get(name, ()))


def _addresses(page: lxml.html.HtmlElement) -> Iterator[str]:
    """The address that a page gives itself, and the one that a browser notes when it saves it."""
    for link in page.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield link.get("href") or ""
    for comment in page.xpath("/comment() | /html/comment() | //head/comment()"):
        if saved := _SAVED_FROM.match(comment.text or ""):
            yield saved[1]


def _json_ld(page: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects in the page's JSON-LD that are articles; what is no JSON says nothing."""
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            stated = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in stated if isinstance(stated, list) else [stated]:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for node in graph if isinstance(graph, list) else [item]:
                if isinstance(node, dict) and _is_article(node.get("@type")):
                    yield node


def _is_article(types: object) -> bool:
    listed = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in listed)


def _names(stated: object) -> list[str]:
    """The names of people or bodies, each told as text or as an object with a name."""
    listed = stated if isinstance(stated, list) else [stated]
    named = [item.get("name") if isinstance(item, dict) else item for item in listed]
    return [_plain(name) for name in named if isinstance(name, str) and name.strip()]


def _first(*values: object) -> str | None:
    """The first of *values* that is text and not empty."""
    return next((_plain(v) for v in values if isinstance(v, str) and v.strip()), None)


def _plain(text: str) -> str:
    return " ".join(text.split())
