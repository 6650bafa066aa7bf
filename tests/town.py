"""A small set of dated news about an invented town, for tests of questions and their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Headline and paragraphs, and the day on which it appeared, by the file's name without its ending.
ARTICLES: dict[str, tuple[str | None, str]] = {
    "roof-2018": (
        "2018-03-12",
        """Library roof leaks again

The roof of the Millbrook library leaks again, Mayor Ann Lee said on Monday.

"We cannot pay for a new roof this year," Lee told reporters. "The ferry comes first."

"The roof will fall in before the mayor moves," said Tom Brandt, a lawyer for the Millbrook \
Heritage Trust (MHT). "It is a disgrace to the town."
""",
    ),
    "ferry-2019": (
        "May 20, 2019",
        """Ferry to run at night

The night ferry will start in June, Robert D. Quill, director of Harbour Rights Watch, said.

"The night ferry is a triumph for the islands," Quill said. "People waited ten years for it."

"I am against the ferry," Mayor Ann Lee told the council. "It wakes the whole harbour."
""",
    ),
    "trial-2019": (
        "2019-11-02",
        """Fisherman on trial over nets

Prosecutor Grace Okonjo accused the fisherman of stealing nets worth 12,500 dollars.

"My client never touched a net," his lawyer, Miriam Vance, told the court. "He was at the \
café with his mother-in-law."

"Nobody denied that the nets were gone," said Daniel Lee, a harbour guard who testified on Friday.
""",
    ),
    "school-2020": (
        "2020-02-10",
        """School gets its well

The school in Oakfield has its own well since January, the county said in a statement.

"Children drink clean water at last," said Zhou Fengling, a teacher. "Well-meaning people paid."

"The well cost 48,000 dollars," county treasurer José Ibáñez said.
""",
    ),
    "flood-2021": (
        "2021-03-30",
        """Flood takes the old bridge

The old bridge was swept away in the flood on Tuesday, the Harbour Rights Watch said.

"The bridge was older than the town," said Mayor Ann Lee. "I want a new one before the winter."

"The flood came within an hour," Daniel Lee said. "I saw the bridge go."

Victor Trask, who owns the mill, did not respond to requests for comment on the flood.
""",
    ),
    "tax-2023": (
        "2023-06-18",
        """Council raises the harbour tax

The council raised the harbour tax by 3 percent on Friday despite protests.

"This tax is theft," said baker Old Tom's owner Rosa Diebert. "We're paying for the bridge twice."

"A tax is the price of a bridge," Mayor Ann Lee said of Victor Trask, who had called it robbery.

"Young Trask is afraid of work," Rosa Diebert added.
""",
    ),
    "wind-2024": (
        "2024-03-05",
        """Wind turbines for the coast

Six wind turbines will stand off the coast by 2026, Energy Minister Carla Moreno announced.

"The turbines will power 9,000 homes," Moreno said. "No bird will be harmed."

"Birds die at every turbine," said Ellen Hart, biologist at the Coastal Bird Society (CBS). "The \
minister's figures are a fairy tale."
""",
    ),
    "wind-last": (
        "2024-03-17",
        """Turbines delayed

The wind turbines are delayed until 2027, Carla Moreno said on Friday.

"The delay is regrettable," Moreno said. "The ships for the turbines are late."
""",
    ),
    "park": (
        None,
        """Park to be fenced

The park will be fenced, gardener Lucy Pemberton said.

"A fence keeps the deer out," Pemberton said. "Nobody loves a fence."
""",
    ),
    "qiao": (
        "2022-08-09",
        """市政府将重修老桥

市长王建国8月8日表示，老桥将在明年重修。

“老桥是我们城市的象征，”王建国说，“我们不能让它倒下。”

居民李小红说：“修桥的钱应该用在学校。”
""",
    ),
    "shui": (
        "2023年1月15日",
        """水廠停止供水

水廠發言人陳美玲週日說，停水是因為水管老化。

「停水三天，我們沒有辦法，」陳美玲說。
""",
    ),
}


def write_town(folder: Path) -> Path:
    """Write the articles of the town into *folder*, each with its date beside it; give *folder*."""
    for name, (date, text) in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        if date:
            meta = f'source = "Millbrook Gazette"\ndate = "{date}"\n'
            (folder / f"{name}.meta.toml").write_text(meta, encoding="utf-8")
    return folder
