"""Every sentence that the program says to people, in English, in one place.

Another language is another module like this one. Braces are filled in by `str.format`; what has a
singular and a plural is a pair, for `counted`. Commands are listed as they appear in menus.
"""

from __future__ import annotations

COMMANDS = (
    ("ask", "Ask a question about the articles"),
    ("speakers", "Who is quoted"),
    ("articles", "Which articles there are"),
    ("help", "How to ask"),
    ("privacy", "What happens to your questions"),
)
ADMIN_COMMANDS = (("reload", "Read the articles again"),)

ARTICLES = ("{} article", "{} articles")
PARAGRAPHS = ("{} paragraph", "{} paragraphs")
PASSAGES = ("{} passage", "{} passages")
PEOPLE = ("{} speaker", "{} speakers")

# Passages
THE_ARTICLE = "The article itself"
THE_CAPTION = "A picture caption in the article"
NAMELESS = "Somebody whom the article does not name"
NO_DATE = "no date given"
NO_DATE_BUT_NAMED = "no date given; the text names {dates}"
SECTION = "section “{section}”"
POSITION = "{first}–{last} of {total}"
POSITION_ONE = "{first} of {total}"
NO_MORE = "That was the last passage on this question."
MORE_BUTTON = "More passages"
OTHER_DATES = "others"
MORE_HINT = "Type “more” for the next ones."

# When there is no answer
NOBODY_CALLED = "Nobody called {name} is quoted in these articles."
NOBODY_DESCRIBED = "Nobody described as “{name}” is quoted in these articles."
NAMESAKES = "Quoted with a similar name: {names}."
NAME_STANDS_HERE = "The name does stand here:"
WORDS_STAND_HERE = "Those words do stand here:"
NAME_STANDS_AT = "Places where that stands: {places}"
NOT_ON_THAT = "{name} is quoted in these articles, but I find nothing there with those words."
NO_CHAT = "I can only show what stands in the articles; of anything else I know nothing."
NO_WORDS = "I find no word in that to look for."
NOT_FOUND = "I find nothing on that in these articles."
WHAT_YOU_CAN_ASK = "What you can ask about:"
QUOTED_ARE = "Quoted are {}."
QUOTED_ARE_MORE = "Quoted are {} and others: /speakers"
THERE_IS = "The articles: {}."
THERE_IS_MORE = "The articles: {} and others: /articles"
FOR_EXAMPLE = "For example: “{question}”"
EXAMPLE_SPEAKER = "What does {name} say?"
ASK_WHAT = "Ask me something after the command, like this: /ask {question}"

# Commands
HELLO = "Hello!"
WHAT_I_DO = (
    "I answer questions about news articles with the paragraphs that answer, word for word, "
    "and I say who is speaking."
)
WHAT_I_HOLD = "I have read {articles} with {paragraphs}; {speakers} can be heard in them."
HOW_TO_ASK = "Ask in your own words, about a person or a subject."
HOW_TO_READ = (
    "Above each passage stands who is speaking, below it the article that it is from. What "
    "somebody is reported to have said stands out from the reporter's own words. If no paragraph "
    "answers, I say so: I never make anything up."
)
IN_GROUPS = (
    "In a group, write /ask and my @name in one word before the question (/ask@name), or reply to "
    "one of my messages: a mere mention may not reach me."
)
IN_TERMINAL = "Type “more” for further passages, and “quit” to leave."
COMMAND_LINE = "/{command} – {purpose}"
SPEAKERS_TITLE = "Who is quoted"
NO_SPEAKERS = "Nobody is quoted in these articles."
ARTICLES_TITLE = "The articles"
PROVENANCE = "This is what the articles say of who made them, and when:"
PROVENANCE_OF_MANY = (
    "That differs from article to article: the line below each passage says where it is from and "
    "of what date, and /articles lists who wrote what."
)
AND_MORE = "… and {number} more"
PRIVACY = (
    (
        "I keep nothing of what you write: no question, no name and no account number is stored or "
        "written into a log."
    ),
    (
        "The answer is found on the computer that I run on. No language model and no other service "
        "gets to see your question."
    ),
    (
        "Where we talk through Telegram, Telegram carries our messages and keeps them in your chat "
        "until you delete them there."
    ),
)
UNKNOWN_COMMAND = "I do not know that command. These I know:"
TEXT_ONLY = "I can only read text. Type your question, and I will look for it in the articles."
SORRY = "Something went wrong on my side, I am sorry. Please ask again in a moment."
ADMINS_ONLY = "Only the people who run me can do that."

# Tapped buttons, shown by Telegram in a box: 200 characters at most
SET_CHANGED = "The articles have been changed since. Please ask your question again."
QUESTION_GONE = "I can no longer see your question. Please ask it again."
BUTTON_UNKNOWN = "I do not know this button any more. Please ask your question again."

# Reload
RELOADED = "The articles have been read again."
NOTHING_CHANGED = "Nothing has changed."
ADDED = "Added"
CHANGED = "Changed"
REMOVED = "Removed"
BROKEN = "Broken, left out"
NOW_SERVING = "Now serving {articles}: {paragraphs}, {speakers}."
KEPT_OLD = "The articles could not be read, so the old ones go on serving."
RELOAD_UNDER_WAY = "They are being read again already; the report will come when that is done."

# Terminal
BANNER = "{articles}, {paragraphs}, {speakers}."
BANNER_HINT = "Ask away. /help says how, “quit” leaves."
NOTHING_TO_CONTINUE = "There is nothing to go on with: ask a question first."


def counted(number: int, forms: tuple[str, str]) -> str:
    """*number* with its noun, singular for one alone.

    >>> counted(1, ARTICLES), counted(1200, PARAGRAPHS)
    ('1 article', '1,200 paragraphs')
    """
    return forms[number != 1].format(f"{number:,}")


def places(first: int, last: int, total: int) -> str:
    """Which of *total* are shown.

    >>> places(1, 3, 11), places(4, 4, 4)
    ('1–3 of 11', '4 of 4')
    """
    form = POSITION if first < last else POSITION_ONE
    return form.format(first=first, last=last, total=total)


def listed(items: list[str], last: str = " and ") -> str:
    """Items as a sentence lists them.

    >>> listed(["Ann", "Ben", "Cleo"]), listed(["Ann"])
    ('Ann, Ben and Cleo', 'Ann')
    """
    return last.join(filter(None, [", ".join(items[:-1]), *items[-1:]]))
