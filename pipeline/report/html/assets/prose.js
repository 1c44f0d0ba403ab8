"use strict";
// The text: marks that answer to click and key, light up what is chosen, and can be switched off by kind.
{
  const { el, at, model } = Rowcite;
  const article = at("article");
  const spans = new Map();
  for (const node of article.querySelectorAll("[data-s]")) {
    for (const handle of node.dataset.s.split(" ")) {
      if (!spans.has(handle)) spans.set(handle, []);
      spans.get(handle).push(node);
    }
  }
  const marks = [...article.querySelectorAll(".k")];
  Rowcite.spans = spans;

  // -- legend ---------------------------------------------------------------------------------------------------
  const names = model.rows("mentions");
  const kindOf = (row) => {
    if (row.cells.form !== "name") return "stands";
    return { PERSON: "person", ORG: "org", GPE: "place", LOC: "place", FAC: "place" }[row.cells.label] || "other";
  };
  const kinds = {};
  for (const row of names) kinds[kindOf(row)] = (kinds[kindOf(row)] || 0) + 1;
  const size = (...tables) => tables.reduce((sum, name) => sum + model.rows(name).length, 0);
  const legend = [
    ["person", "Persons", kinds.person], ["org", "Organisations", kinds.org], ["place", "Places", kinds.place],
    ["other", "Other names", kinds.other], ["stands", "Pronouns, nouns", kinds.stands], ["d", "Dates", size("dates")],
    ["y", "Amounts", size("money", "quantities")], ["e", "Events", size("events")],
    ["r", "Relations", size("relations")], ["a", "Says who", size("attributions")],
  ];
  at("legend").append(...legend.filter(([, , n]) => n).map(([kind, label, n]) => {
    const box = el("input", { type: "checkbox", checked: true, "data-kind": kind });
    box.addEventListener("change", () => article.classList.toggle(`no-${kind}`, !box.checked));
    return el("label", { class: "key", title: `Show or hide: ${label.toLowerCase()}` }, box,
      el("span", { class: `swatch ${kind}${"dyera".includes(kind) ? "" : " m"}` }, label), el("span", { class: "badge" }, n.toLocaleString("en")));
  }));

  // -- choosing -------------------------------------------------------------------------------------------------
  const rowsAt = (node) => [...new Set(node.dataset.s.split(" ")
    .map((handle) => model.byHandle.get(handle.startsWith("c") ? `a${handle.slice(1)}` : handle)).filter(Boolean))];

  // Of rows at the same words, what happened or holds there says more than the name alone.
  const RANK = { events: 0, relations: 1, attributions: 2, money: 3, quantities: 3, dates: 3, mentions: 4 };
  const pick = (node) => {
    const here = rowsAt(node);
    const narrow = here.filter((row) => spans.get(row.handle) && spans.get(row.handle).includes(node));
    const best = (narrow.length ? narrow : here);
    const first = Rowcite.chosen.row && best.indexOf(Rowcite.chosen.row);
    // A second click on the same words goes on to the next row that stands there.
    if (first !== null && first >= 0 && best.length > 1) return [best[(first + 1) % best.length], here];
    return [best[0], here];
  };

  article.addEventListener("click", (event) => {
    if (String(getSelection()) !== "") return;
    const mark = event.target.closest(".k");
    const shown = mark && [...mark.classList].some((kind) => kind.length > 1 || "dyera".includes(kind));
    if (shown) {
      const [row, here] = pick(mark);
      focusMark(marks.indexOf(mark), false);
      Rowcite.choose(row, { here, from: "prose" });
      return;
    }
    const sentence = event.target.closest(".sent");
    if (sentence) Rowcite.choose(model.byHandle.get(sentence.dataset.s), { from: "prose" });
  });
  article.addEventListener("mouseover", (event) => {
    const mark = event.target.closest(".k");
    if (mark && !mark.title) mark.title = rowsAt(mark).map(model.told).join("\n");
  });

  // -- keys: one stop for Tab, arrows go from mark to mark -------------------------------------------------------
  let current = -1;
  const focusMark = (n, speak = true) => {
    if (n < 0 || n >= marks.length) return;
    if (marks[current]) marks[current].classList.remove("cursor");
    current = n;
    marks[n].classList.add("cursor");
    marks[n].scrollIntoView({ block: "nearest" });
    if (speak) Rowcite.say(`${rowsAt(marks[n]).map(model.told).join("; ")}. ${n + 1} of ${marks.length}`);
  };
  article.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); focusMark(to); }
    if ((event.key === "Enter" || event.key === " ") && marks[current]) {
      event.preventDefault();
      const [row, here] = pick(marks[current]);
      Rowcite.choose(row, { here, from: "prose" });
    }
  });

  // -- lighting up ----------------------------------------------------------------------------------------------
  let lit = [];
  const light = (node, kind) => { node.classList.add(kind); lit.push([node, kind]); };
  const nodesOf = (row) => spans.get(row.handle) || [];

  Rowcite.onChoose(({ row }, from) => {
    for (const [node, kind] of lit) node.classList.remove(kind);
    lit = [];
    if (!row) return;
    for (const other of Rowcite.along(row)) for (const node of nodesOf(other)) light(node, "near");
    const own = row.table === "event_arguments" ? (row.uses.find((use) => use.as === "filler_id") || { row }).row : row;
    if (row.table === "attributions") for (const node of spans.get(`c${row.n}`) || []) light(node, "near");
    if (row.table !== "sentences") for (const node of nodesOf(own)) light(node, "on");
    const first = nodesOf(own)[0] || nodesOf(Rowcite.along(row)[0] || row)[0];
    const home = first && first.closest(".sent");
    if (home) light(home, "lit");
    if (first && from !== "prose") {
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      (home || first).scrollIntoView({ block: "center", behavior: still || from === "start" ? "auto" : "smooth" });
    }
  });
}
