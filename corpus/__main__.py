"""The commands `python -m corpus check`, `search` and `attribute`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from corpus.attribution import attribute
from corpus.library import SHIPPED_ARTICLES, Library
from corpus.question import parse_question
from corpus.readers import read_article


def main() -> None:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m corpus")
    commands = parser.add_subparsers(dest="command", required=True)
    s = commands.add_parser("search")
    s.add_argument("--articles", type=Path, default=SHIPPED_ARTICLES)
    s.add_argument("--limit", type=int, default=3)
    s.add_argument("--json", action="store_true")
    s.add_argument("--batch", type=Path)
    s.add_argument("question", nargs="?")
    a = commands.add_parser("attribute")
    a.add_argument("--json", action="store_true")
    a.add_argument("files", nargs="+")
    o = parser.parse_args()
    if o.command == "attribute":
        for file in o.files:
            for p in attribute(read_article(Path(file), file)):
                for x in p.attributions:
                    print(
                        json.dumps(
                            {
                                "article": file,
                                "paragraph": p.paragraph.number,
                                "start": x.start,
                                "end": x.end,
                            }
                        )
                    )
        return
    library = Library.load(o.articles)
    rows = [{"id": None, "question": o.question}]
    if o.batch:
        rows = [
            json.loads(line)
            for line in o.batch.read_text(encoding="utf-8").splitlines()
            if line.strip()
        ]
    for row in rows:
        answer = library.search(parse_question(row["question"], library.speakers), o.limit)
        hits = [
            {
                "article": h.passage.article.path,
                "paragraph": h.passage.paragraph.number,
                "start": h.passage.paragraph.start,
                "end": h.passage.paragraph.end,
                "score": h.score,
                "speakers": [s.name for s in h.passage.speakers],
                "text": h.passage.text,
            }
            for h in answer.hits
        ]
        print(
            json.dumps(
                {"id": row["id"], "answered": answer.answered, "hits": hits}, ensure_ascii=False
            )
        )


if __name__ == "__main__":
    main()
