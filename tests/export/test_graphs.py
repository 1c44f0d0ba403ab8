"""GraphML and entities of FollowTheMoney, read back with the libraries that they are for."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.core import rows
from pipeline.export import formats
from tests.export import hand


def test_graphml(folder: Path) -> None:
    networkx = pytest.importorskip("networkx")
    formats.run(folder, ["graphml"])
    graph = networkx.read_graphml(folder / "export/graph.graphml", force_multigraph=True)
    entities = {row[0]: row for row in hand.cells(folder, "entities")}
    nodes = {name.removeprefix("entity "): told for name, told in graph.nodes(data=True) if told["kind"] == "entity"}
    assert {own: (told["label"], told.get("country"), told["mentions"]) for own, told in nodes.items()} == {
        own: (row[1], row[3], row[6]) for own, row in entities.items()
    }
    edges = {told["row_id"]: (a, b, told) for a, b, told in graph.edges(data=True) if told["kind"] == "relation"}
    relations = list(rows.RELATIONS.read(folder / "relations.csv"))
    assert edges.keys() == {row.relation_id for row in relations}
    for row in relations:
        a, b, told = edges[row.relation_id]
        assert a == (f"entity {row.head_entity_id}" if row.head_entity_id else f"mention {row.head_mention_id}")
        assert b == (f"entity {row.tail_entity_id}" if row.tail_entity_id else f"mention {row.tail_mention_id}")
        assert (told["type"], told["modality"], told["rule_id"]) == (row.type, row.modality, row.rule_id)
    parts = [r for r in rows.EVENT_ARGUMENTS.read(folder / "event_arguments.csv") if r.filler_table == "mentions"]
    assert sum(told["kind"] == "argument" for *_, told in graph.edges(data=True)) == len(parts)


def test_graphml_of_characters_that_xml_has_not(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    entity = rows.Entity("org:x", 'A\x00\x1b<b>"&\r\u2028', "ORG", "", "", 1, 1, "")
    out = hand.write(tmp_path / "out", {"entities": [*hand.tables()["entities"], entity]})
    formats.run(out, ["graphml"])
    graph = networkx.read_graphml(out / "export/graph.graphml")
    assert graph.nodes["entity org:x"]["label"] == 'A��<b>"&\r\u2028'


def test_follow_the_money(folder: Path) -> None:
    """With the package followthemoney, where it is installed: it is no part of the development extra."""
    model = pytest.importorskip("followthemoney").model
    proxies = pytest.importorskip("followthemoney.proxy")
    formats.run(folder, ["ftm"])
    found = [json.loads(line) for line in (folder / "export/ftm.jsonl").read_text("utf-8").split("\n")[:-1]]
    schema = {}
    for told in found:
        clean = proxies.EntityProxy.from_dict(told, cleaned=False)
        clean.schema.validate(told)
        back = clean.to_dict()
        assert {k: sorted(set(v)) for k, v in told["properties"].items()} == {
            k: sorted(v) for k, v in back["properties"].items()
        }
        assert told["id"] not in schema
        schema[told["id"]] = model.get(told["schema"])
    for told in found:
        for name, values in told["properties"].items():
            prop = schema[told["id"]].get(name)
            if prop.type.name == "entity":
                assert all(schema[value].is_a(prop.range) for value in values), (told, name)
    names = Counter(row[4] for row in hand.cells(folder, "documents"))
    assert sum(told["schema"] == "Article" for told in found) == sum(names.values())


def test_follow_the_money_has_facts_alone(out: Path) -> None:
    formats.run(out, ["ftm"])
    found = [json.loads(line) for line in (out / "export/ftm.jsonl").read_text("utf-8").split("\n")[:-1]]
    by: dict[str, list[dict[str, Any]]] = {}
    for told in found:
        by.setdefault(told["schema"], []).append(told["properties"])
    assert {s: len(v) for s, v in by.items()} == {
        "Article": 2, "Address": 2, "PublicBody": 2, "Person": 1, "Position": 1, "Occupancy": 1, "Debt": 1,
        "Mention": 4,
    }  # fmt: skip
    (debt,) = by["Debt"]
    assert debt["summary"] == ["NULL, \\N"]
    assert debt["description"][0].endswith("; according to Ann Bell")
    assert "amount" not in debt  # a range is no amount
    assert by["Position"][0]["name"] == ["mayor of Orla"]
    assert by["Occupancy"][0]["status"] == ["current"]
    assert not any("ally_of" in str(told) for told in found)  # which is denied
