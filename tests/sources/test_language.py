"""Other languages than English are told apart, and names alone aren't one."""

from __future__ import annotations

import pytest

from pipeline.core.errors import DocumentError
from pipeline.sources import language

ENGLISH = (
    "The mayor of Orla opened a bridge on Tuesday and said that it had cost five million dollars.",
    "Shares fell. Oil rose. The bank will not cut rates before March, Ann Bell said.",
    "THE COURT ON MONDAY SENTENCED THE FORMER MINISTER TO FOUR YEARS IN PRISON",
    'Bell told Le Monde: "Nous allons signer le traité," but the treaty was not signed by Friday.',
)
OTHERS = {
    "fr": "Le gouvernement a annoncé mardi une hausse des impôts de trois pour cent, selon la ministre.",
    "de": "Die Regierung kündigte am Dienstag höhere Steuern an, wie die Ministerin mitteilte.",
    "es": "El ministro dijo el lunes que la empresa cerraría dos fábricas en el norte del país.",
    "nl": "De minister zei dinsdag dat de fabriek in maart sluit en dat de kosten hoger zijn dan gedacht.",
    "hr": "Vlada je u utorak objavila povećanje poreza. Ministar je rekao da će stupiti na snagu u siječnju.",
    "ru": "Президент заявил во вторник, что переговоры продолжатся.",
    "zh": "政府周二宣布提高税收，以支付新医院的费用。",
    "ar": "أعلنت الحكومة يوم الثلاثاء زيادة الضرائب.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert language.check(text) == "en"


@pytest.mark.parametrize(("tag", "text"), OTHERS.items())
def test_other_languages_are_rejected_unless_forced(tag: str, text: str) -> None:
    with pytest.raises(DocumentError, match=rf"\({tag}\), and rowcite reads English\..* --any-language\.") as caught:
        language.check(text)
    assert caught.value.code == "language"
    assert language.check(text, forced=True) == tag


@pytest.mark.parametrize(
    "text",
    [
        "Riga",
        "12 345",
        "São Paulo, Rio de Janeiro",
        "Viktor Yanukovych, Alexander Lukashenko, Petro Poroshenko, Vladimir Putin, Angela Merkel, Emmanuel Macron",
        "Orla Riga " * 20,
    ],
)
def test_what_is_too_short_or_names_alone_is_not_told(text: str) -> None:
    assert language.check(text) == "und"
