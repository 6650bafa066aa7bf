"""Which first names are a man's and which a woman's, from name lists that ship in a package.

And which words are family names.

Source: the person providers of Faker (MIT), which carry the name statistics of the United States'
Social Security Administration and of other countries' registries.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import Literal

Gender = Literal["m", "f"]

# What some list has as somebody's name, and news means otherwise.
_OTHERWISE = frozenset(("us", "early"))
# Locales in Latin script whose lists tell men's from women's names.
_LOCALES = ("en", "en_US", "en_GB", "en_IN", "en_KE", "es_ES", "es_MX", "fr_FR", "de_DE", "it_IT",
            "pl_PL", "nl_NL", "pt_BR", "tr_TR", "sv_SE")  # fmt: skip


@cache
def _tables() -> tuple[frozenset[str], frozenset[str]]:
    """The lower-case first names of men and of women.

    A name that both bear is in neither, unless the American statistics give it to one sex nine
    times in ten.
    """
    male: set[str] = set()
    female: set[str] = set()
    for locale in _LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        male |= {name.lower() for name in getattr(provider, "first_names_male", ())}
        female |= {name.lower() for name in getattr(provider, "first_names_female", ())}
    american = import_module("faker.providers.person.en_US").Provider
    his = {name.lower(): share for name, share in american.first_names_male.items()}
    hers = {name.lower(): share for name, share in american.first_names_female.items()}
    for name in male & female:
        m, f = his.get(name, 0.0), hers.get(name, 0.0)
        if m <= 9 * f:
            male.discard(name)
        if f <= 9 * m:
            female.discard(name)
    return frozenset(male), frozenset(female)


@cache
def _shared() -> frozenset[str]:
    names: set[str] = set()
    for locale in ("en", "en_US", "en_GB"):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        names |= {
            name.lower() for name in (*provider.first_names_male, *provider.first_names_female)
        }
    return frozenset(names)


@lru_cache(maxsize=20_000)
def gender_of(name: str) -> Gender | None:
    """The gender of the first name *name*; ``None`` when it is unknown or both sexes bear it."""
    male, female = _tables()
    low = name.lower()
    return "m" if low in male else "f" if low in female else None


@lru_cache(maxsize=20_000)
def is_first_name(name: str) -> bool:
    """Whether the lists know *name* as a first name at all."""
    male, female = _tables()
    low = name.lower()
    return (low in male or low in female or low in _shared()) and low not in _OTHERWISE


@cache
def _last_names() -> frozenset[str]:
    names: set[str] = set()
    for locale in ("en_US", "en_GB", "es_MX", "fr_FR", "de_DE", "it_IT", "nl_NL", "sv_SE"):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        names.update(name.lower() for name in provider.last_names)
    return frozenset(names)


@lru_cache(maxsize=20_000)
def is_last_name(name: str) -> bool:
    """Whether the lists know *name* as a family name of some country in Latin script."""
    return name.lower() in _last_names()


@cache
def _countries() -> frozenset[str]:
    provider = import_module("faker.providers.address.en").Provider
    return frozenset(name.lower() for name in provider.countries)


@lru_cache(maxsize=20_000)
def is_country(name: str) -> bool:
    """Whether *name* is the English name of a country."""
    return name.lower() in _countries()
