"use strict";
// The page over all documents: entities with the documents they are in, documents, rules, what was rejected.
{
  const { el, at, data } = Rowcite;
  const documents = data.documents.map(([id, file, title, author, published, corrected, ...counts], n) =>
    ({ n, id, file, title, author, published, corrected, counts, handle: `d${n}`, met: 0 }));
  const entities = data.entities.map(([id, name, label, country, wikidata, aliases, where], n) => {
    const places = [];
    for (let k = 0; k < where.length; k += 2) { places.push([documents[where[k]], where[k + 1]]); documents[where[k]].met += 1; }
    return { n, id, name, label, country, wikidata, aliases, places, handle: `n${n}`, mentions: places.reduce((sum, [, count]) => sum + count, 0) };
  });
  const address = (one, hash = "") => `${data.folder}/${one.file}${hash}`;
  const titled = (one) => one.title || one.id;
  at("about").append(`${Rowcite.count(entities.length, "entity", "entities")} · ${Rowcite.count(data.rows, "row")}, each compared with its text when this page was made`);

  const MOST = 3;
  const spots = (entity) => {
    const link = ([one, count]) => el("a", { href: address(one, `#entities=${encodeURIComponent(entity.id)}`), title: `${one.id}: ${Rowcite.count(count, "mention")}` }, Rowcite.short(titled(one), 48), count > 1 ? el("span", { class: "badge" }, count.toLocaleString("en")) : "");
    const sorted = entity.places.slice().sort((a, b) => b[1] - a[1] || a[0].n - b[0].n);
    const box = el("span", { class: "spots" }, ...sorted.slice(0, MOST).map(link));
    if (sorted.length > MOST) {
      const more = el("button", { type: "button", class: "quiet" }, `and ${(sorted.length - MOST).toLocaleString("en")} more`);
      more.addEventListener("click", () => more.replaceWith(...sorted.slice(MOST).map(link)));
      box.append(more);
    }
    return box;
  };
  const number = (key, label, of) => ({ key, label, number: true, text: (row) => String(of(row)) });
  const text = (key, label, more = {}) => ({ key, label, text: (row) => row[key], ...more });
  const COUNTED = { sentences: "Sentences", mentions: "Mentions", dates: "Dates", money: "Money", quantities: "Quantities", relations: "Relations", events: "Events", attributions: "Who says so" };

  const views = {
    entities: () => Rowcite.grid({ label: "Entities", noun: "entity", nouns: "entities", search: false, rows: entities, open: null, columns: [
      text("name", "Name", { draw: (row) => el("b", {}, row.name) }), text("label", "Label", { choices: true }), text("country", "Country", { choices: true }),
      number("documents", "Documents", (row) => row.places.length), number("mentions", "Mentions", (row) => row.mentions),
      { key: "where", label: "In", wide: true, text: () => "", draw: spots }, text("aliases", "Also called"), text("id", "Id", { draw: (row) => el("code", {}, row.id) }), text("wikidata", "Wikidata")] }),
    documents: () => Rowcite.grid({ label: "Documents", noun: "document", search: false, rows: documents, open: (row) => { location.href = address(row); }, columns: [
      { key: "title", label: "Title", text: titled, draw: (row) => el("a", { href: address(row) }, titled(row)) }, text("author", "Author"), text("published", "Published"), text("id", "Id", { draw: (row) => el("code", {}, row.id) }),
      number("met", "Entities", (row) => row.met), ...data.counted.map((name, n) => number(name, COUNTED[name], (row) => row.counts[n])),
      ...(documents.some((one) => one.corrected) ? [number("corrected", "Corrections", (row) => row.corrected)] : [])] }),
    rules: () => Rowcite.grid({ label: "Rules", search: false, noun: "rule", rows: data.rules.map(([id, stage, summary, rows], n) => ({ id, stage, summary, rows, handle: `u${n}` })), open: null, columns: [
      text("id", "Rule", { draw: (row) => el("code", {}, row.id) }), text("stage", "Stage", { choices: true }), text("summary", "What it does", { wide: true }), number("rows", "Rows", (row) => row.rows)] }),
    rejected: () => Rowcite.grid({ label: "Rejected", search: false, noun: "input", rows: data.rejected.map(([path, code, message], n) => ({ path, code, message, handle: `x${n}` })), open: null, columns: [
      text("path", "Input"), text("code", "Reason", { choices: true }), text("message", "What to do", { wide: true })] }),
  };
  const made = new Map();
  const grid = (name) => { if (!made.has(name)) made.set(name, views[name]()); return made.get(name); };
  const counts = { entities: entities.length, documents: documents.length, rules: data.rules.length, rejected: data.rejected.length };
  const labels = { entities: "Entities", documents: "Documents", rules: "Rules", rejected: "Rejected" };
  const find = at("find");
  let current = "";
  const pick = Rowcite.tabs(at("views"), Object.keys(views).filter((name) => counts[name]).map((name) => ({ key: name, label: labels[name], count: counts[name], panel: "index-view" })), (name) => {
    current = name;
    at("index-view").replaceChildren(...grid(name).nodes);
    grid(name).words(find.value);
  });
  let waiting = 0;
  find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => grid(current).words(find.value), entities.length > 5000 ? 120 : 0);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== find) { event.preventDefault(); find.focus(); }
    if (event.key === "Escape") { find.value = ""; grid(current).reset(); }
  });
  entities.sort((a, b) => b.places.length - a.places.length || b.mentions - a.mentions || (a.id < b.id ? -1 : 1));
  pick(Object.keys(views).find((name) => counts[name]) || "documents");
}
