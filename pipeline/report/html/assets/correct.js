"use strict";
// Corrections by hand: those that were applied, and the line to write into corrections.csv for another.
{
  const { el, model } = Rowcite;
  const { corrections } = Rowcite.data;
  const HEADER = "doc_id,table,place,action,value,who,why";
  const ACTIONS = {
    mentions: ["reject", "retype", "set"], dates: ["reject", "retype", "set"], money: ["reject", "set"],
    quantities: ["reject", "retype", "set"], relations: ["reject", "retype", "set"], events: ["reject", "retype", "set"],
    event_arguments: ["reject", "set"], attributions: ["reject", "retype", "set"], entities: ["merge", "retype", "set"],
    sentences: ["retype"],
  };
  const HINTS = {
    reject: "", retype: "the right type or label", set: "column=value; column=value", merge: "the id of the entity that it really is",
  };
  const lines = [];

  const told = (one) => {
    const was = one.made_by ? [" The row was made by ", el("code", {}, one.made_by), "."] : [];
    return el("p", { class: "corrected" }, el("strong", {}, `${one.action}${one.value ? ` ${one.value}` : ""}`),
      ` by ${one.who || "somebody"}${one.why ? `: ${one.why}` : ""}.`, ...was,
      one.before ? ` Before: ${one.before}.` : "", one.status === "applied" ? "" : ` Not applied: ${one.reason}`);
  };
  Rowcite.correctionTold = told;
  Rowcite.correctionsOf = (row) => corrections
    .filter((one) => one.status === "applied" && (one.action === "merge"
      ? one.row_id === (row.table === "entities" ? row.id : row.cells.rule_id === "corrections.merge" && row.cells.entity_id)
      : one.table === row.table && one.row_id === row.id)).map(told);

  const quoted = (value) => (/[",\n\r]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);

  // Where the row stands and its words: if the words aren't there any more, the correction isn't applied.
  const place = (row) => {
    if (row.table === "entities") return row.id;
    const c = row.cells;
    const host = row.table === "event_arguments" ? model.used(row, "event_id") : row;
    const [, span, suffix] = /:(\d+-\d+)(#.*)?$/.exec(host.id) || ["", "", ""];
    const part = row.table === "event_arguments" ? `#${c.role}:${c.ordinal}` : suffix || "";
    const words = model.words(host).replace(/\s+/g, " ").trim();
    const signs = Array.from(words);
    const shown = signs.length > 60 ? `${signs.slice(0, 30).join("").trim()} … ${signs.slice(-25).join("").trim()}` : words;
    return `${span}${part} ${shown}`;
  };

  const field = (label, input) => el("label", {}, el("span", {}, label), input);

  Rowcite.correct = (row) => {
    const actions = ACTIONS[row.table];
    const action = el("select", {}, ...actions.map((name) => el("option", { value: name }, name)));
    const value = el("input", { type: "text", autocomplete: "off" });
    const who = el("input", { type: "text", autocomplete: "name", placeholder: "your name or initials" });
    const why = el("input", { type: "text", autocomplete: "off", placeholder: "the reason, in a few words" });
    const out = el("textarea", { readonly: true, rows: "3", "aria-label": "Line for corrections.csv", spellcheck: "false" });
    const one = () => [row.cells.doc_id || Rowcite.data.doc.doc_id, row.table, place(row), action.value,
      action.value === "reject" ? "" : value.value, who.value, why.value].map(quoted).join(",");
    const fresh = () => {
      value.placeholder = HINTS[action.value];
      value.closest("label").hidden = action.value === "reject";
      out.value = [HEADER, ...lines, one()].join("\n");
    };
    const copy = el("button", { type: "button" }, "Copy");
    copy.addEventListener("click", async () => {
      out.select();
      try { await navigator.clipboard.writeText(out.value); } catch { document.execCommand("copy"); }
      Rowcite.say("Copied.");
      copy.textContent = "Copied";
    });
    const keep = el("button", { type: "button" }, "Keep, and correct another");
    keep.addEventListener("click", () => { lines.push(one()); Rowcite.say(`${Rowcite.count(lines.length, "line")} kept.`); keep.textContent = `Kept (${lines.length})`; keep.disabled = true; });
    const form = el("div", { class: "form" }, field("Action", action), field("Value", value), field("Who", who), field("Why", why), out,
      el("p", {}, copy, " ", keep), el("p", { class: "dim" }, "Put this into corrections.csv beside the texts; the next run applies it."));
    for (const input of [action, value, who, why]) input.addEventListener("input", fresh);
    fresh();
    return el("details", { class: "correct" }, el("summary", {}, "Correct this row"), form);
  };
}
