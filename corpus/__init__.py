"""News articles as data: reading them, attributing their speech, indexing and searching them."""
