"""What the parse stage does in place of spaCy's components gives what they give, and leaves spaCy as it was."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.stages.parse import multiply, names, ruler

TEXTS = {
    "news": "Ann Lee of Reuters said on Monday that the Bank of Estonia had sent 3 million euros to Riga. Not so!",
    "spaces": "The  European Union \n\n and NATO met in New  York .  It's gonna rain, c'm on, let's go y' all.",
    "ends in a name": "There were rains in the United States of America",
    "sentences": "He saw New York. York City lost. U.S. Steel won",
    "no name": "it rained, and they ain't got nothin' to do.",
    "one word": "Riga",
    "space": " ",
}
SET = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START"]


def before(text: str, component: str, nlp: Any) -> Any:
    """The Doc as it reaches a component."""
    doc = nlp.make_doc(text)
    for name, part in nlp.pipeline:
        if name == component:
            return doc
        doc = part(doc)
    raise AssertionError(component)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize(("name", "ours"), [("ner", names.recognize), ("attribute_ruler", ruler.describe)])
def test_ours_is_theirs(text: str, name: str, ours: Any, nlp: Any) -> None:
    component = nlp.get_pipe(name)
    theirs = component(before(text, name, nlp))
    assert ours(before(text, name, nlp), component).to_array(SET).tolist() == theirs.to_array(SET).tolist()


def test_names_that_are_set_stay(nlp: Any) -> None:
    doc = before("The Riga Group grew.", "ner", nlp)
    doc.set_ents([doc.char_span(4, 8, "LAW")], default="missing")
    first = names.recognize(doc, nlp.get_pipe("ner")).ents[0]
    assert (first.text, first.label_) == ("Riga", "LAW")


def test_a_component_of_another_kind_is_called(nlp: Any) -> None:
    doc = nlp.make_doc("Rain.")
    assert names.recognize(doc, lambda given: given) is doc


def test_spacy_multiplies_as_before_in_the_end(nlp: Any) -> None:
    ops = nlp.get_pipe("tok2vec").model.ops
    used = ops.use_blis
    with pytest.raises(KeyError), multiply.by_numpy(nlp):
        raise KeyError
    assert ops.use_blis == used
