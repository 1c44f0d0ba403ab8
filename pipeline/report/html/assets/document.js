"use strict";
// The page of one document: head, status, tables by name, views, the bar between text and rows, keys, paper.
{
  const { el, at, model, data, plain } = Rowcite;
  const { doc } = data;

  // -- head -------------------------------------------------------------------------------------------------------
  const home = at("home");
  if (data.home) { home.href = data.home; home.textContent = "‹ all documents"; }
  const BASIS = { metadata: "from the metadata", text: "from the text", inferred: "inferred from the text" };
  const facts = [doc.author, doc.published ? `published ${doc.published} (${BASIS[doc.published_basis] || doc.published_basis})` : "date of publication unknown", doc.path];
  at("about").append(...facts.filter(Boolean).flatMap((fact, n) => [n ? " · " : "", fact]));

  const total = data.tables.reduce((sum, table) => sum + (table.name === "entities" ? 0 : table.rows.length), 0);
  const status = at("status");
  at("about").append(" · ", el("span", { class: "ok", title: `When this page was made, each row was compared with the text (SHA-256 ${doc.sha256})` },
    `✓ ${Rowcite.count(total, "row")}, each compared with the text`));
  if (data.scores.length) {
    status.append(el("span", { class: "scores" }, el("span", { class: "dim" }, "against hand labels, F1: "),
      ...data.scores.map(([name, precision, recall, f1, found, labelled]) => el("span", { class: "score",
        title: `${model.MANY[name] || name}: precision ${precision} %, recall ${recall} %; ${found} found, ${labelled} labelled` },
        `${(model.MANY[name] || plain(name)).toLowerCase()} `, el("b", {}, f1)))));
  } else {
    status.append(el("span", { class: "dim" }, "no hand labels for this text"));
  }
  const applied = data.corrections.filter((one) => one.status === "applied").length;
  const stale = data.corrections.length - applied;
  if (applied) status.append(el("span", {}, `${Rowcite.count(applied, "correction")} applied`));
  if (stale) status.append(el("span", { class: "warn" }, `${Rowcite.count(stale, "correction")} not applied`));

  // -- tables -----------------------------------------------------------------------------------------------------
  const cellOf = (name) => (row) => row.cells[name];
  const usedWords = (as) => (row) => { const other = model.used(row, as); return other ? model.words(other) : ""; };
  const aboutOf = (table, name) => (model.tables.get(table).columns.find((column) => column.name === name) || {}).about;
  const tell = (table, name, label, more = {}) => ({ key: name, label, about: aboutOf(table, name), text: (row) => (more.plain === false ? row.cells[name] : plain(row.cells[name])), ...more });
  const exact = (table, name, label, more = {}) => tell(table, name, label, { ...more, plain: false });
  const rule = (table) => ({ key: "rule_id", label: "Rule", about: aboutOf(table, "rule_id"), text: cellOf("rule_id"),
    draw: (row) => el("code", { class: row.cells.rule_id.startsWith("corrections.") ? "corrected" : null }, row.cells.rule_id) });
  const fill = (row) => model.argumentsOf(row).map((one) => `${plain(one.cells.role)}: ${one.cells.text}`).join("; ");
  const drawFill = (row) => el("span", {}, ...model.argumentsOf(row).flatMap((one, n) => [n ? "; " : "", el("span", { class: "dim" }, `${plain(one.cells.role)} `), Rowcite.short(one.cells.text, 50)]));
  const saidBy = (row) => { const voice = model.used(row, "attribution_id"); const source = voice && model.used(voice, "source_mention_id"); return source ? model.words(source) : voice ? voice.cells.cue : ""; };
  const bounds = (table, low, high, unit) => ({ key: low, label: "Value", about: aboutOf(table, low), number: true, sort: (row) => row.cells[low] || row.cells[high],
    text: (row) => [model.range(row.cells[low], row.cells[high], row.cells.bound), unit(row)].filter(Boolean).join(" ") });
  const entity = (as, table) => ({ key: as, label: "Entity", about: aboutOf(table, as), text: (row) => model.nameOf(row.cells[as]) });
  const words = (label, wide = false) => ({ key: "words", label, text: (row) => model.words(row), draw: (row) => el("b", {}, Rowcite.short(model.words(row), 120)), wide });

  const standing = (row) => [plain(row.cells.modality), row.cells.polarity === "neg" && row.cells.modality !== "negated" ? "(not)" : ""].filter(Boolean).join(" ");

  const SPECS = {
    events: [words("Words"), tell("events", "type", "Type", { choices: true }), { key: "arguments", label: "Who and what", text: fill, draw: drawFill, wide: true },
      { key: "date", label: "When", text: model.day }, { key: "is", label: "Is", about: aboutOf("events", "modality"), text: standing, draw: (row) => el("span", { class: row.cells.modality === "asserted" ? "" : "doubt" }, standing(row)) },
      tell("events", "modality", "Modality", { choices: true, hidden: true }), tell("events", "polarity", "Polarity", { choices: true, hidden: true }), tell("events", "tense", "Tense", { choices: true, hidden: true }), { key: "said", label: "Source", text: saidBy }, rule("events")],
    relations: [{ key: "head", label: "From", text: usedWords("head_mention_id"), draw: (row) => el("b", {}, usedWords("head_mention_id")(row)) },
      tell("relations", "type", "Type", { choices: true }), exact("relations", "role", "Role"), { key: "tail", label: "To", text: usedWords("tail_mention_id"), draw: (row) => el("b", {}, usedWords("tail_mention_id")(row)) },
      tell("relations", "status", "Status", { choices: true }), exact("relations", "trigger", "Words"), { key: "date", label: "When", text: model.day }, tell("relations", "modality", "Modality", { choices: true }), rule("relations")],
    attributions: [{ key: "source", label: "Who", text: (row) => usedWords("source_mention_id")(row), draw: (row) => el("b", {}, usedWords("source_mention_id")(row)) }, { ...entity("source_entity_id", "attributions") },
      exact("attributions", "cue", "Words"), tell("attributions", "kind", "Kind", { choices: true }), { ...exact("attributions", "content", "What"), draw: (row) => Rowcite.short(row.cells.content, 160), wide: true }, tell("attributions", "polarity", "Polarity", { choices: true }), rule("attributions")],
    entities: [words("Name"), exact("entities", "label", "Label", { choices: true }), exact("entities", "country", "Country", { choices: true }),
      { key: "here", label: "Mentions here", number: true, text: (row) => String(row.usedBy.filter((use) => use.row.table === "mentions").length) },
      exact("entities", "documents", "Documents", { number: true }), exact("entities", "aliases", "Also called"), exact("entities", "wikidata", "Wikidata"), exact("entities", "entity_id", "Id", { draw: (row) => el("code", {}, row.id) })],
    mentions: [words("Words"), exact("mentions", "label", "Label", { choices: true }), tell("mentions", "form", "Form", { choices: true }), entity("entity_id", "mentions"), rule("mentions")],
    dates: [words("Words"), exact("dates", "type", "Type", { choices: true }), exact("dates", "value", "Value"), tell("dates", "mod", "Mod"),
      { ...exact("dates", "first_day", "First day") }, exact("dates", "last_day", "Last day"), tell("dates", "anchor", "Anchor", { choices: true }), rule("dates")],
    money: [words("Words"), bounds("money", "amount_min", "amount_max", () => ""), exact("money", "currency", "Currency", { choices: true }), tell("money", "currency_basis", "Currency is", { choices: true }),
      tell("money", "bound", "Bound", { choices: true }), exact("money", "per", "Per"), rule("money")],
    quantities: [words("Words"), tell("quantities", "kind", "Kind", { choices: true }), bounds("quantities", "value_min", "value_max", () => ""), exact("quantities", "unit", "Unit"), exact("quantities", "of", "Of"),
      tell("quantities", "bound", "Bound", { choices: true }), rule("quantities")],
    sentences: [exact("sentences", "ordinal", "No.", { number: true }), tell("sentences", "kind", "Kind", { choices: true }), { ...words("Sentence", true), draw: (row) => row.cells.text },
      { key: "rows", label: "Rows", number: true, text: (row) => String(row.usedBy.filter((use) => use.as === "sent_id").length) }],
  };
  const rawColumns = (name) => model.tables.get(name).columns.map((column) => ({ key: column.name, label: column.name, about: column.about, number: column.number, text: cellOf(column.name), wide: column.name === "content" || (name === "sentences" && column.name === "text") }));

  const ORDER = ["events", "relations", "attributions", "entities", "mentions", "dates", "money", "quantities", "sentences"];
  const view = at("view-tables");
  const chooser = el("div", { role: "tablist", class: "pills", "aria-label": "Tables" });
  const body = el("div", { role: "tabpanel", id: "table-body", class: "tablebody", tabindex: "-1" });
  const every = el("input", { type: "checkbox" });
  const switcher = el("label", { class: "every", title: "The columns of the CSV file, with all ids and offsets" }, every, "All columns");
  view.append(el("div", { class: "pillbar" }, chooser, switcher), body);

  const grids = new Map();
  let current = "";
  const gridOf = (name) => {
    const key = `${name} ${every.checked}`;
    if (!grids.has(key)) {
      const shown = every.checked && name === "events" ? [...rawColumns(name), SPECS.events[2]] : every.checked ? rawColumns(name) : SPECS[name];
      grids.set(key, Rowcite.grid({ label: model.MANY[name], columns: shown, rows: model.rows(name), open: (row) => Rowcite.choose(row, { from: "table" }), empty: "The text gives none." }));
    }
    return grids.get(key);
  };
  const items = ORDER.filter((name) => model.rows(name).length).map((name) => ({ key: `t-${name}`, label: model.MANY[name], count: model.rows(name).length, panel: "table-body" }));
  if (data.corrections.length) items.push({ key: "t-corrections", label: "Corrections", count: data.corrections.length, panel: "table-body" });
  const corrected = el("div", { class: "scroll corrections" }, ...data.corrections.map((one) => el("div", {}, el("code", {}, `${one.table} ${one.place}`), Rowcite.correctionTold(one))));
  const pickTable = Rowcite.tabs(chooser, items, (key) => {
    current = key.slice(2);
    if (current === "corrections") { body.replaceChildren(corrected); return; }
    body.replaceChildren(...gridOf(current).nodes);
    markTable();
  });
  every.addEventListener("change", () => pickTable(`t-${current}`));

  const markTable = () => {
    if (current === "corrections" || !current) return;
    const { row, here } = Rowcite.chosen;
    const near = new Set([...here, ...(row && row.table === "entities" ? row.usedBy.map((use) => use.row) : [])]);
    gridOf(current).mark(row && row.table === current ? row : null, near);
  };
  Rowcite.showOnly = (name, rows) => {
    pickView("tables");
    pickTable(`t-${name}`);
    gridOf(name).only(new Set(rows));
  };

  // -- views ------------------------------------------------------------------------------------------------------
  const panels = { tables: at("view-tables"), timeline: at("view-timeline"), graph: at("view-graph") };
  let seen = "";
  const pickView = Rowcite.tabs(at("views"), [["tables", "Tables"], ["timeline", "Timeline"], ["graph", "Graph"]].map(([key, label]) => ({ key, label, panel: `view-${key}` })), (key) => {
    seen = key;
    for (const [name, panel] of Object.entries(panels)) panel.hidden = name !== key;
    if (key === "timeline") Rowcite.showTimeline();
    if (key === "graph") Rowcite.showGraph();
  });

  Rowcite.onChoose(({ row }, from) => {
    if (seen !== "tables") return;
    if (row && SPECS[row.table] && current !== row.table && (from !== "table")) pickTable(`t-${row.table}`);
    else markTable();
  });

  pickView("tables");
  if (items.length) pickTable(items[0].key);

  // -- the bar between text and rows -------------------------------------------------------------------------------
  const split = at("split");
  const setSplit = (percent) => {
    const kept = Math.min(80, Math.max(20, percent));
    document.documentElement.style.setProperty("--left", `${kept}%`);
    split.setAttribute("aria-valuenow", Math.round(kept));
  };
  split.setAttribute("aria-valuenow", "44");
  split.addEventListener("pointerdown", (event) => { split.setPointerCapture(event.pointerId); });
  split.addEventListener("pointermove", (event) => { if (split.hasPointerCapture(event.pointerId)) setSplit((100 * event.clientX) / innerWidth); });
  split.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (by) { event.preventDefault(); setSplit(Number(split.getAttribute("aria-valuenow")) + by); }
  });

  // -- keys and signs ----------------------------------------------------------------------------------------------
  const keys = at("keys");
  const KEYS = [["/", "go to the filter of the table"], ["t", "go to the text; ← → from mark to mark, Enter shows its rows"], ["1 2 3", "tables, timeline, graph"],
    ["j k", "next, previous row of the table"], ["Esc", "nothing chosen"], ["?", "this help"]];
  keys.append(el("h2", { id: "keys-title" }, "Keys and signs"),
    el("table", {}, el("tbody", {}, ...KEYS.map(([key, does]) => el("tr", {}, el("th", { scope: "row" }, el("kbd", {}, key)), el("td", {}, does))))),
    el("p", {}, "A click on a row shows its sentence; a click on marked words shows their rows, a second click the next row that stands there. Offsets count characters of the raw file from 0."),
    el("form", { method: "dialog" }, el("button", {}, "Close")));
  at("help").addEventListener("click", () => keys.showModal());

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape") { if (typing) typing.blur(); Rowcite.choose(null); return; }
    if (typing) return;
    const grid = current && current !== "corrections" ? gridOf(current) : null;
    const step = { j: 1, k: -1 }[event.key];
    if (event.key === "/" && grid) { event.preventDefault(); pickView("tables"); grid.focus(); }
    else if (event.key === "?") keys.showModal();
    else if (event.key === "t") at("article").focus();
    else if ("123".includes(event.key)) pickView(["tables", "timeline", "graph"][Number(event.key) - 1]);
    else if (step && grid && seen === "tables") {
      const next = grid.step(Rowcite.chosen.row, step);
      if (next) Rowcite.choose(next, { from: "table" });
    }
  });

  // -- a link to a row ---------------------------------------------------------------------------------------------
  const follow = () => {
    const parts = /^#(\w+)=(.*)$/.exec(location.hash);
    if (!parts) return;
    let id = parts[2];
    try { id = decodeURIComponent(id); } catch { return; }
    const row = model.get(parts[1], id);
    if (row) Rowcite.choose(row, { from: "start" });
  };
  addEventListener("hashchange", follow);
  follow();

  // -- paper: the text, then all tables ------------------------------------------------------------------------------
  addEventListener("beforeprint", () => {
    at("print").replaceChildren(...ORDER.filter((name) => model.rows(name).length).map((name) => gridOf(name).all()));
  });
  addEventListener("afterprint", () => at("print").replaceChildren());
}
