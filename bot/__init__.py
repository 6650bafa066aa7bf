"""The conversation: replies to questions, in a terminal and in Telegram."""
