"use strict";
// Why the chosen row is there: its cells, its sentence, what it is linked to, its rule with its examples.
{
  const { el, at, model, plain } = Rowcite;
  const box = at("detail");

  // What isn't told as a cell, because it is told otherwise, or is only there for machines.
  const HIDDEN = new Set(["doc_id", "sent_id", "start", "end", "text", "rule_id", "trigger_start", "trigger_end", "trigger",
    "cue_start", "cue_end", "cue", "content_start", "content_end", "event_id", "filler_table", "ordinal",
    "head_entity_id", "tail_entity_id", "source_entity_id"]);
  const NAMES = { plover: "PLOVER", cameo: "CAMEO", head_mention_id: "from", tail_mention_id: "to", source_mention_id: "source",
    date_id: "date", attribution_id: "according to", parent_event_id: "part of", same_as_event_id: "same as",
    anchor_id: "reckoned from", entity_id: "entity", filler_id: "filler", amount_min: "from", amount_max: "to",
    value_min: "from", value_max: "to", first_day: "first day", last_day: "last day" };

  const link = (row, label) => {
    const button = el("button", { type: "button", class: `chip ${row.table}`, title: model.told(row) },
      label || Rowcite.short(model.words(row), 40));
    button.addEventListener("click", () => Rowcite.choose(row, { from: "detail" }));
    return button;
  };
  Rowcite.link = link;

  const cell = (row, name) => {
    const value = row.cells[name];
    const target = model.used(row, name);
    if (target) return link(target, target.table === "dates" ? `${model.words(target)}${target.cells.value ? ` (${target.cells.value})` : ""}` : undefined);
    return /^(amount|value)_m/.test(name) ? Rowcite.figure(value) : plainly(name, value);
  };
  const WORDS = new Set(["type", "role", "bound", "currency_basis", "kind", "status", "modality", "anchor"]);
  const plainly = (name, value) => (WORDS.has(name) ? plain(value) : value);

  const facts = (row) => {
    const table = model.tables.get(row.table);
    const pairs = table.columns.filter((column) => !HIDDEN.has(column.name) && row.cells[column.name] !== "" && column.name !== table.columns[0].name)
      .map((column) => el("div", { title: column.about, class: row.cells[column.name].length > 48 && !column.ref ? "long" : null }, el("dt", {}, NAMES[column.name] || plain(column.name)), el("dd", {}, cell(row, column.name))));
    for (const one of row.table === "events" ? model.argumentsOf(row) : []) {
      const filler = model.used(one, "filler_id");
      const entity = model.nameOf(one.cells.entity_id);
      const more = entity && entity !== one.cells.text ? entity : filler && !entity ? model.value(filler) : "";
      pairs.push(el("div", { class: "part", title: `The part it takes; found by ${one.cells.resolved_by}` }, el("dt", {}, plain(one.cells.role)),
        el("dd", {}, filler ? link(filler, one.cells.text) : one.cells.text, more ? el("span", { class: "dim" }, ` ${more}`) : "")));
    }
    return el("dl", { class: "facts" }, ...pairs);
  };

  // The sentence, with the row's own words marked.
  const quote = (row) => {
    const first = (Rowcite.spans.get(row.table === "event_arguments" ? (model.used(row, "filler_id") || row).handle : row.handle) || [])[0];
    const home = row.table === "sentences" ? null : model.get("sentences", row.cells.sent_id) ||
      (first && first.closest(".sent") && model.byHandle.get(first.closest(".sent").dataset.s));
    if (!home) return null;
    const own = model.words(row);
    const text = home.cells.text;
    const from = Number(row.cells.start || row.cells.trigger_start || row.cells.cue_start || 0) - Number(home.cells.start);
    // The clean sentence may be shorter than the raw one: of several places with these words the one nearest is meant.
    let best = -1;
    for (let n = text.indexOf(own); own && n >= 0; n = text.indexOf(own, n + 1)) {
      if (best < 0 || Math.abs(n - from) < Math.abs(best - from)) best = n;
    }
    return el("blockquote", {}, ...(best < 0 ? [text] : [text.slice(0, best), el("mark", {}, own), text.slice(best + own.length)]));
  };

  const example = (parts) => el("li", {}, ...parts.map(([words, role, value, marked]) => (marked
    ? el("mark", { class: role ? "role" : null }, words, role || value ? el("sub", {}, [plain(role), value].filter(Boolean).join(" ")) : "")
    : words)));

  const rule = (row) => {
    const id = row.cells.rule_id;
    const known = id && Rowcite.data.rules[id];
    if (!known) return null;
    const same = model.rows(row.table).filter((other) => other.cells.rule_id === id);
    const all = el("button", { type: "button", class: "quiet" }, `Show all ${Rowcite.count(same.length, "row")} of this rule here`);
    all.addEventListener("click", () => Rowcite.showOnly(row.table, same));
    const lists = [];
    if (known.hits.length) lists.push(el("h4", {}, "It finds"), el("ul", { class: "hits" }, ...known.hits.map(example)));
    if (known.misses.length) lists.push(el("h4", {}, "It doesn’t find"), el("ul", { class: "misses" }, ...known.misses.map(example)));
    const corrected = id.startsWith("corrections.");
    return el("section", { class: "why" }, el("h3", {}, corrected ? "Why it is so" : "Why it is there"),
      el("p", {}, el("code", {}, id), ` ${known.summary}`), ...Rowcite.correctionsOf(row),
      lists.length ? el("details", { open: true }, el("summary", {}, "Examples of the rule"), ...lists) : null,
      same.length > 1 ? all : null);
  };

  const AS = { head_mention_id: "from", tail_mention_id: "to", source_mention_id: "source of", date_id: "date of", filler_id: "in",
    attribution_id: "said in", parent_event_id: "has part", same_as_event_id: "told again", anchor_id: "anchor of", event_id: "argument" };
  const others = (row) => {
    const uses = row.usedBy.filter((use) => !["sent_id", "event_id"].includes(use.as) && !/entity_id$/.test(use.as));
    const items = uses.slice(0, 40).map((use) => {
      const event = use.row.table === "event_arguments" && model.used(use.row, "event_id");
      return el("li", {}, el("span", { class: "dim" }, event ? `${plain(use.row.cells.role)} of ` : `${AS[use.as] || plain(use.as)} `),
        link(event || use.row, event ? `${plain(event.cells.type)}: ${model.words(event)}` : Rowcite.short(model.value(use.row) || model.words(use.row), 60)));
    });
    return items.length ? [el("h3", {}, "Used by"), el("ul", { class: "uses" }, ...items)] : [];
  };

  const inside = (row) => {
    const within = row.usedBy.filter((use) => use.as === "sent_id").map((use) => use.row);
    return within.length ? [el("h3", {}, `In this sentence`), chips(within)] : [];
  };

  const MANY = 60;
  const chips = (rows) => {
    const box = el("p", { class: "chips" }, ...rows.slice(0, MANY).map((one) => link(one)));
    if (rows.length > MANY) {
      const more = el("button", { type: "button", class: "quiet" }, `and ${(rows.length - MANY).toLocaleString("en")} more`);
      more.addEventListener("click", () => more.replaceWith(...rows.slice(MANY).map((one) => link(one))));
      box.append(more);
    }
    return box;
  };
  const places = (row) => {
    const acts = row.usedBy.filter((use) => use.row.table === "event_arguments")
      .map((use) => [use.row.cells.role, model.used(use.row, "event_id")]).filter(([, event]) => event);
    const ties = row.usedBy.filter((use) => use.row.table === "relations").map((use) => use.row);
    const says = row.usedBy.filter((use) => use.row.table === "attributions").map((use) => use.row);
    const part = (title, items) => (items.length ? [el("h3", {}, title), el("ul", { class: "uses" }, ...items.slice(0, MANY).map((item) => el("li", {}, item)),
      items.length > MANY ? el("li", { class: "dim" }, `and ${(items.length - MANY).toLocaleString("en")} more`) : null)] : []);
    return [
      ...part("Relations", [...new Set(ties)].map((one) => link(one, model.value(one)))),
      ...part("Events", acts.map(([role, event]) => [event, role]).map(([event, role]) => el("span", {}, el("span", { class: "dim" }, `${plain(role)} of `), link(event, `${plain(event.cells.type)}: ${model.words(event)}`)))),
      ...part("Says", says.map((one) => link(one, `${one.cells.cue}: ${Rowcite.short(one.cells.content, 60)}`))),
    ];
  };
  const met = (row) => {
    const here = row.usedBy.filter((use) => use.row.table === "mentions").map((use) => use.row);
    return [el("h3", {}, `Mentions here (${here.length.toLocaleString("en")})`), chips(here)];
  };

  const head = (row, here) => {
    const others = here.filter((other) => other !== row && other.table !== "sentences");
    const title = row.table === "entities" ? model.words(row) : `${Rowcite.short(model.words(row), 80)}`;
    return el("div", { class: "title" },
      el("span", { class: "kind" }, model.ONE[row.table]),
      el("h2", {}, title),
      row.table !== "relations" && model.value(row) && model.value(row) !== model.words(row) ? el("span", { class: "value" }, model.value(row)) : null,
      others.length ? el("p", { class: "also" }, "Also at these words: ", ...others.map((other) => link(other, `${model.ONE[other.table]} ${Rowcite.short(model.words(other), 30)}`))) : null,
      el("button", { type: "button", class: "close", "aria-label": "Close", title: "Close (Esc)", on: { click: () => Rowcite.choose(null) } }, "×"));
  };

  const hint = () => el("p", { class: "hint" }, "Click a row or marked words: the sentence lights up, and here stands why the row is there.");

  Rowcite.onChoose(({ row, here }) => {
    document.body.classList.toggle("has-detail", Boolean(row));
    if (!row) { box.replaceChildren(hint()); return; }
    box.replaceChildren(
      head(row, here),
      el("div", { class: "columns" },
        el("div", {}, quote(row), facts(row), ...(row.table === "entities" ? met(row) : row.table === "sentences" ? inside(row) : others(row)),
          el("p", { class: "id" }, el("span", { class: "dim" }, "id "), el("code", {}, row.table === "event_arguments" ? `${row.id} ${row.cells.role} ${row.cells.ordinal}` : row.id))),
        el("div", {}, ...(row.table === "entities" ? [...Rowcite.correctionsOf(row), ...places(row)] : []), rule(row), Rowcite.correct(row))));
    box.scrollTop = 0;
  });
  box.replaceChildren(hint());
}
