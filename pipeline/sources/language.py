"""The language of a text, and whether it is the one that rowcite reads."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from pipeline.core.errors import DocumentError

ENGLISH, UNKNOWN = "en", "und"
# What the detector takes short English for.
NEAR = ("en", "pcm")
WORDLESS = "zxx"  # mere figures and signs
SAMPLE = 20_000  # characters
FEW = 40  # letters: a text with fewer, as of names, may be of any language
# The share of English below which a text is in another language if that is likely, and below which it is in
# any case: kin, as Croatian and Bosnian, share the rest. English texts that are mere lists of names have more.
UNLIKELY, SURE, HARDLY = 0.01, 0.5, 0.0001
NAMES = {"af": "Afrikaans", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish",
         "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
         "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
         "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch",
         "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
         "sl": "Slovene", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish",
         "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese"}  # fmt: skip


def check(text: str, forced: bool = False) -> str:
    """The BCP 47 tag of the language of a text: `und` if it is too short, or not clear enough, to tell.

    DocumentError if it is another than English, unless `forced`.
    """
    sample = text[:SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    latin = sum(unicodedata.name(c, "").startswith("LATIN") for c in letters[:2000])
    foreign = 2 * latin < len(letters[:2000])
    if len(letters) < FEW and not foreign:
        return UNKNOWN
    ranked = _identifier().rank(sample)
    best, sure = ranked[0]
    english = sum(share for name, share in ranked if name in NEAR)
    if best in NEAR:
        return ENGLISH
    if best == WORDLESS:
        return UNKNOWN
    if not foreign and not (english < HARDLY or (english < UNLIKELY and sure >= SURE)):
        return UNKNOWN
    if forced:
        return str(best)
    called = f"{NAMES[best]} ({best})" if best in NAMES else f"the language {best!r}"
    told = f"it is in {called}, and rowcite reads English. Take it out, or force it with --any-language."
    raise DocumentError("language", told)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
