"""Who acts and where, by what the words around an event say: talks, charges, attacks, gatherings, courts."""

import pytest

from tests.stages.events.filling import agrees

ROLES = frozenset({"actor", "participant", "patient", "target", "visitor", "place", "court", "office", "org", "buyer"})
# [The trigger], [role filler]; what has [role filler]{not} fills no such role.
CASES = {
    "who talks after talks": "After [talks] with [participant bankers], [participant Anna Lee] said rates were low.",
    "who comes for talks": "[participant Anna Lee] flew to Lima on Monday for a [meeting] with [participant bankers].",
    "who speaks at a gathering": "At the [summit], [participant Anna Lee] called for lower fares.",
    "who is told of one": "Police told [participant Anna Lee]{not} of a [summit].",
    "who speaks to one": "[participant Anna Lee] told the [conference] that wages were too low.",
    "who speaks at his own": "[actor Anna Lee] said at a news [conference] in [place Lima] that wages were too low.",
    "convicted of": "The court convicted [actor Tom Reed] of two counts of [murder].",
    "in connection with": "Two [actor men] were arrested in connection with the [murder] of a teacher.",
    "on trial for": "[actor Tom Reed] is on trial for the [kidnapping] of a banker.",
    "suspected of a part": "[actor Tom Reed] is suspected of involvement in the [attack] on a bank.",
    "taken in a raid": "Two [actor men]{not} were arrested in a [raid] on a flat.",
    "killed in their attack": "Five people were [killed] in an attack by [actor rebels].",
    "their attack kills": "A bombing by [actor separatists] [killed] two guards.",
    "killed when they fired": "Three men were [killed] when [actor gunmen] fired on a bus.",
    "killed in a war": "Ten people were [killed] in fighting between [actor rebels]{not} and the army.",
    "rebels before their attack": "A [actor rebel] [ambush] left two guards dead.",
    "who did it isn't known": "It isn't clear [actor who]{not} was responsible for the [killings].",
    "gathered to": "Thousands gathered in [place Lima] to [protest] against the law.",
    "the capital's name": "A bomb [exploded] in the [place capital]{not}, [place Lima].",
    "the suburbs' names": "Police made ten [arrests] in the [place suburbs]{not} of [place Ate] and [place Lince].",
    "police somewhere": "Police in [place Lima] [raided] a house.",
    "common there": "Such [kidnappings] are common in [place Nigeria].",
    "a court somewhere": "He [pleaded] guilty in a federal court in [place Virginia].",
    "in connection with what was there": "He was [charged] in connection with riots in [place Lima]{not}.",
    "in Lima for talks": "She was in [place Lima] for [talks] with bankers.",
    "when jets hit a village": "Dozens were [killed] when jets bombed a village in [place Mali].",
    "her host": "Another [actor host]{not}, [actor Abby Martin], has [denounced] the law.",
    "the plaintiff is a body": "The [actor plaintiff]{not}, the [actor National Bank], has [asked] for a delay.",
    "what threatens": "The judge received [threats] from [actor ministers].",
    "who threatens to act": "[actor Chad] has threatened military [operations] against the rebels.",
    "a rally that says something": "[actor One group] held a demonstration [denouncing] the law.",
    "whose reports they are": "[actor He]{not} denied reports [alleging] that the bank had lied.",
    "a war somewhere": "Many died in the [actor Iraq]{not} [conflict].",
    "where thousands are homeless": "Thousands are homeless in [place Peru] after a [flood].",
    "where something else was": "Ten died in [place Lima]{not} in May, and a [flood] hit the north in June.",
    "the coast of": "The [hurricane] hit the coast of [place Florida].",
    "presumed dead there": "Ten people are presumed [dead] in the village of [place Ate].",
    "whose sentence it is": "The [court jury] recommended the maximum [sentence].",
    "the case goes there": "They will take the [case] to the [court Supreme Court].",
    "convicted in": "He was [convicted] in [court state court] of fraud.",
    "nominated to become": "The senate [nominated] Ann Lee to become [office treasurer].",
    "an envoy at": "Tom Reed was [appointed] envoy at the [org embassy] in Oslo.",
    "its letter of intent": "[buyer Acme Corp.] signed a letter of intent to [acquire] Bolt Inc.",
    "who leaves them": "The [participant rebels] have pulled out of the peace [talks].",
    "who is kept from them": "The [participant rebels] were expelled from the peace [talks].",
    "who attends": "The [meeting], attended by [participant Anna Lee], ended late.",
    "over lunch with": "Over [lunch] with [participant bankers], [participant Anna Lee] said rates were low.",
    "her counterpart": "[participant Anna Lee] came to Lima for [talks] with her counterpart, [participant Bo Li].",
    "on a road": "He was [arrested] on a [place motorway] on suspicion of theft.",
    "at what it hit": "Three bombs [exploded] at the [place station].",
    "the streets of": "Protesters [took] to the streets of [place Lima].",
    "of a ship in a port": "The [arrival] of a frigate in [place Odessa] angered the crew.",
}


@pytest.mark.parametrize("case", CASES)
def test_argument(models, case):
    agrees(models, CASES[case], ROLES)
