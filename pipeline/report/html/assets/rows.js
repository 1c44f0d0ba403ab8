"use strict";
// The tables as objects that know one another: by handle ("m3"), by id, and by who points to whom.
{
  const { data } = Rowcite;
  const prefix = data.doc.doc_id;
  const tables = new Map();
  const byHandle = new Map();
  const byId = new Map();

  const full = (id) => (id.startsWith(":") ? prefix + id : id);

  for (const table of data.tables) {
    const key = table.columns[0].name;
    const names = table.columns.map((column) => column.name);
    const rows = table.rows.map((cells, n) => {
      const row = { table: table.name, n, handle: table.letter + n, cells: {}, uses: [], usedBy: [] };
      names.forEach((name, at) => {
        const column = table.columns[at];
        const isId = at === 0 || column.ref || name === "filler_id";
        row.cells[name] = name === "doc_id" ? prefix : isId ? full(cells[at]) : cells[at];
      });
      row.id = row.cells[key];
      byHandle.set(row.handle, row);
      if (table.name !== "event_arguments") byId.set(`${table.name} ${row.id}`, row);
      return row;
    });
    tables.set(table.name, { ...table, rows, names });
  }

  const link = (row, as, target, id) => {
    const other = id && byId.get(`${target} ${id}`);
    if (!other) return;
    row.uses.push({ as, row: other });
    other.usedBy.push({ as, row });
  };
  for (const table of tables.values()) {
    for (const row of table.rows) {
      for (const column of table.columns) {
        for (const target of column.ref ? column.ref.split(" ") : []) {
          if (target !== "documents" && target !== "rules") link(row, column.name, target, row.cells[column.name]);
        }
      }
      if (table.name === "event_arguments") link(row, "filler_id", row.cells.filler_table, row.cells.filler_id);
    }
  }

  const get = (table, id) => (id ? byId.get(`${table} ${id}`) : undefined);
  const used = (row, as) => (row.uses.find((use) => use.as === as) || {}).row;
  const argumentsOf = (event) =>
    event.usedBy.filter((use) => use.as === "event_id").map((use) => use.row);
  const nameOf = (entityId) => (get("entities", entityId) || { cells: { name: "" } }).cells.name;

  // The words a row stands on, or its name.
  const words = (row) => {
    const c = row.cells;
    return { relations: c.trigger, attributions: c.cue, entities: c.name, sentences: c.text }[row.table] ?? c.text;
  };

  const ONE = {
    sentences: "Sentence", mentions: "Mention", entities: "Entity", dates: "Date", money: "Amount of money",
    quantities: "Quantity", relations: "Relation", events: "Event", event_arguments: "Argument",
    attributions: "Attribution",
  };
  const MANY = {
    sentences: "Sentences", mentions: "Mentions", entities: "Entities", dates: "Dates", money: "Money",
    quantities: "Quantities", relations: "Relations", events: "Events", event_arguments: "Arguments",
    attributions: "Who says so",
  };

  // An amount or quantity with its bounds, for people.
  const range = (low, high, bound) => {
    const { figure } = Rowcite;
    if (low && high && low === high) return (bound === "about" ? "≈ " : "") + figure(low);
    if (low && high) return `${figure(low)} – ${figure(high)}`;
    if (low) return `${bound === "at_least" ? "≥" : ">"} ${figure(low)}`;
    if (high) return `${bound === "at_most" ? "≤" : "<"} ${figure(high)}`;
    return "";
  };
  const value = (row) => {
    const c = row.cells;
    switch (row.table) {
      case "mentions": return nameOf(c.entity_id) || c.label;
      case "entities": return c.label;
      case "dates": return c.value;
      case "money": return [range(c.amount_min, c.amount_max, c.bound), c.currency].filter(Boolean).join(" ");
      case "quantities": {
        const unit = c.unit || (c.kind === "percent" ? "%" : "");
        return [range(c.value_min, c.value_max, c.bound), unit, c.of].filter(Boolean).join(" ");
      }
      case "relations": {
        const [head, tail] = ["head_mention_id", "tail_mention_id"].map((end) => used(row, end));
        return [head && words(head), Rowcite.plain(c.type), tail && words(tail)].filter(Boolean).join(" · ");
      }
      case "events": return Rowcite.plain(c.type);
      case "event_arguments": return Rowcite.plain(c.role);
      case "attributions": {
        const source = used(row, "source_mention_id");
        return [source && words(source), c.kind].filter(Boolean).join(" · ");
      }
      default: return "";
    }
  };
  const told = (row) => `${ONE[row.table]} “${Rowcite.short(words(row), 60)}”${value(row) ? `: ${value(row)}` : ""}`;

  // A date row of an event or relation, as one value.
  const day = (row) => { const date = used(row, "date_id"); return date ? date.cells.value || words(date) : ""; };

  Rowcite.model = {
    tables, byHandle, get, used, argumentsOf, nameOf, words, value, told, day, range, full, ONE, MANY,
    rows: (name) => tables.get(name).rows,
  };

  // What is chosen: the one row in the middle of everything, and those that stand at the same words.
  const listeners = [];
  Rowcite.chosen = { row: null, here: [] };
  Rowcite.onChoose = (listener) => listeners.push(listener);
  Rowcite.choose = (row, { here = [], from = "" } = {}) => {
    Rowcite.chosen = { row, here: here.length ? here : row ? [row] : [] };
    for (const listener of listeners) listener(Rowcite.chosen, from);
    const hash = row ? `#${row.table}=${encodeURIComponent(row.id)}` : "#";
    try { history.replaceState(null, "", hash); } catch { /* an embedding page may forbid it */ }
    if (row) Rowcite.say(told(row));
  };

  // Rows that a chosen row brings along, each with the part it plays.
  Rowcite.along = (row) => {
    if (!row) return [];
    if (row.table === "entities") return row.usedBy.filter((use) => use.row.table === "mentions").map((use) => use.row);
    if (row.table === "events") return [...argumentsOf(row).flatMap((one) => one.uses), ...row.uses].map((use) => use.row)
      .filter((other) => other !== row && other.table !== "entities" && other.table !== "sentences");
    return row.uses.map((use) => use.row).filter((other) => other.table !== "entities" && other.table !== "sentences");
  };
}
