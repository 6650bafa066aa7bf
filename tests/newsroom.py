"""A made-up paper's articles: dated and not, linked and not, long, many, in two scripts.

Two people are called Lee; fees are written of in more paragraphs than inline mode may list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR_URL = "https://gazette.example/harbour?a=1&b=2"
DREDGING = (
    '"The harbour will be dredged in spring, and nobody will pay more for the ferry," said '
    "Ann Lee, mayor of Millbrook."
)
LONG = (
    '"The harbour has filled with mud since the flood, and the mud is no longer soft," harbour '
    "master Tom Okafor told the council. "
    + "".join(
        f'"In year number {year} we lost another hand of depth along the northern quay, and the '
        'crews of the larger boats began to wait for the tide," he said. '
        for year in range(1, 9)
    )
).strip()
CAPTAIN = (
    '"The harbour is too shallow for the new ferry already," said David Lee, captain of the ferry.'
)
OLD = '"The harbour was never so quiet," said Ann Lee, mayor of Millbrook, at the opening.'
CHINESE = "镇长李安说：“港口的疏浚工程将在春天开始，渡轮票价不会上涨。”"

_ARTICLES = {
    "harbour": (
        "Harbour to be dredged",
        [
            "The council of Millbrook met on Tuesday in the old library.",
            DREDGING,
            LONG,
            "The work is to take six weeks, and boats can moor at the southern quay.",
            "A second meeting was announced for the summer.",
        ],
        f'source = "Millbrook Gazette"\ndate = 2021-03-05\nurl = "{HARBOUR_URL}"\n',
    ),
    "ferry": (
        "Ferry runs aground",
        ["The ferry ran aground on Friday.", CAPTAIN, "Nobody was hurt, and cars were unloaded."],
        'source = "Millbrook Gazette"\ndate = 2023-06-01\n',
    ),
    "opening": (
        "New quay is opened",
        [OLD, "A band played, and children threw flowers into the water."],
        'source = "Millbrook Gazette"\ndate = 2019-05-20\n',
    ),
    "gangkou": ("港口疏浚", [CHINESE, "会议在旧图书馆举行。"], 'source = "米尔布鲁克报"\n'),
}
_TRADES = "baker teacher nurse farmer miller carpenter doctor painter tailor cook".split()
_NAMES = "Ada Bo Cora Dan Eva Finn Gus Hal Ida Jon".split()
FEES = 60  # paragraphs on fees


def write_newsroom(folder: Path) -> Path:
    """Write the articles into *folder*, which is made, and give it back."""
    folder.mkdir()
    for name, (headline, paragraphs, about) in _ARTICLES.items():
        text = "\n\n".join([headline, *paragraphs])
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
        (folder / f"{name}.meta.toml").write_text(about, encoding="utf-8")
    for number, (name, trade) in enumerate(zip(_NAMES, _TRADES, strict=True)):
        said = f'"The market needs shade number {number}," {trade} {name} Marlow said on Monday.'
        text = f"Market notes {number}\n\n{said}\n\nThe stalls closed at noon.\n"
        (folder / f"market-{number}.txt").write_text(text, encoding="utf-8")
    fees = [f"Mooring fees for berth {n} rise to {n + 7} crowns a week." for n in range(FEES)]
    (folder / "fees.txt").write_text("\n\n".join(["Mooring fees", *fees]), encoding="utf-8")
    return folder
