"""Who fills a role: names for pronouns, towns for "the town of", those who act and not those who sent them."""

import pytest

from tests.stages.events.filling import agrees

ROLES = frozenset(
    {
        *("actor", "participant", "patient", "supplier", "imposer", "target", "visitor", "place", "date"),
        *("size", "comparison", "indicator", "count"),
    }
)
# [The trigger], [role filler]; what has [role filler]{not} fills no such role.
CASES = {
    "it is the name before it": "[imposer Japan] said that [imposer it]{not} had [halted] aid to Serbia.",
    "they are the rebels": "The [actor rebels] said that [actor they]{not} will [release] the nurses.",
    "its owner": "[actor NATO] repeated [actor its]{not} [demand] that Serbia withdraw.",
    "the fullest name": "[patient Anna Lee], as Lee is called, said that [patient she]{not} would [resign].",
    "no name in the sentence": "Anna Lee was tired. [patient She] [resigned] on Monday.",
    "a name behind it": "After [visitor she] had [visited] Peru, Anna Lee slept.",
    "the town is its name": "A man was [killed] in the [place town]{not} of [place Dragovets].",
    "whose words they are, behind them": "During [actor his]{not} [speech], [actor Peter Brandt] defended the ban.",
    "each of two": "[visitor Peter Brandt] and [visitor Ann Lee] said that [visitor they]{not} would [visit] Peru.",
    "each of those whose it is": "[visitor Norway]{not} saw [visitor Ann Lee] and [visitor Bob Ray] on their [visit].",
    "who sent the soldiers isn't dead": "Two [patient soldiers] of [patient Chad]{not} were [killed] on Monday.",
    "whose envoy doesn't travel": "An [visitor envoy] of [visitor Chad]{not} [visited] Peru.",
    "whose government it is meets": "The [participant government] of [participant Chad] [met] Anna Lee on Monday.",
    "when the bridge fell": "Nine [patient people] [died] when a bridge collapsed [date on Tuesday].",
    "from and to": "The [indicator share] has [risen] from [comparison 47 percent] to [size 55 percent].",
    "what it is from has one figure": "The [indicator share] has [risen] from [comparison 47] to 55 percent.",
    "by and to": "The [indicator price] [rose] by [size 3 percent] to [size $40].",
    "where the quake was": "The [quake] destroyed [place Tashkent].",
    "who died in it didn't wage it": "Two million [actor people]{not} died in the civil [war].",
    "whom the bomb kills isn't its target": "The bomb [went off], killing [target ten people]{not}.",
    "whom a bill is for isn't backed": "The [actor party] [backed] a bill aimed at helping [target farmers]{not}.",
    "the group is its name": "The militant [actor group]{not} [actor Red Dawn] has [criticised] parliament.",
    "six gunmen took one man": "He was [kidnapped] by [count six]{not} [actor gunmen].",
    "whom it is blamed on isn't whom it hit": "The army blamed the [attack] on [target rebels]{not}.",
    "a place of words is no place of deeds": "In [place Lima]{not}, the envoy condemned the [raid].",
    "what it is called isn't whom it hits": "He [rejected] the plan as a letter to [target the Red Cross]{not}.",
    "a year is long enough for two acts": "She criticised Peru in [date 1968]{not} and [joined] the union.",
    "outside is a place": "[actor Miners] [demonstrated] outside [place parliament].",
}


@pytest.mark.parametrize("case", CASES)
def test_argument(models, case):
    agrees(models, CASES[case], ROLES)
