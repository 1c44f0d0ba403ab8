"use strict";
// A table that sorts, filters and shows as many rows as fit: `Rowcite.grid({...})`. It knows nothing of documents.
//
// columns: [{ key, label, about, number, text(row), sort(row), draw(row), choices, wide, hidden }]; a hidden one is searched
// and filtered by, but not shown.
{
  const { el } = Rowcite;
  const STEP = 200;

  Rowcite.grid = ({ label, columns, rows, open, noun = "row", nouns = `${noun}s`, search = true, empty = "Nothing." }) => {
    const seen = columns.filter((column) => !column.hidden);
    // Shown are `most` rows from the one at `from` on: a row far down is gone to, not scrolled to over all before it.
    const state = { sort: null, down: false, words: "", picks: {}, from: 0, most: STEP, only: null };
    const fresh = () => { state.from = 0; state.most = STEP; };
    let shown = rows;
    let chosen = null;
    const lines = new Map();
    const haystacks = new Map();

    const hay = (row) => {
      if (!haystacks.has(row)) haystacks.set(row, Rowcite.fold(columns.map((column) => column.text(row)).join(" \n ")));
      return haystacks.get(row);
    };

    // -- parts --------------------------------------------------------------------------------------------------
    const find = el("input", {
      type: "search", class: "find", placeholder: `Filter ${label.toLowerCase()}`, "aria-label": `Filter ${label.toLowerCase()}`,
      autocomplete: "off", spellcheck: "false",
    });
    const selects = columns.filter((column) => column.choices).map((column) => {
      const values = [...new Set(rows.map((row) => column.text(row)))].sort();
      if (values.length < 2) return null;
      const select = el("select", { "aria-label": `Only ${column.label.toLowerCase()}` },
        el("option", { value: "*" }, `${column.label}: all`),
        ...values.map((value) => el("option", { value: `=${value}` }, value || "(empty)")));
      select.addEventListener("change", () => {
        if (select.value === "*") delete state.picks[column.key];
        else state.picks[column.key] = select.value.slice(1);
        fresh();
        draw();
      });
      return select;
    }).filter(Boolean);
    const tally = el("span", { class: "tally", role: "status" });
    const clear = el("button", { type: "button", class: "quiet", hidden: true, on: { click: () => reset() } }, "Clear filters");
    const bar = el("div", { class: "bar" }, search ? find : null, ...selects, clear, tally);

    const heads = seen.map((column) => {
      const button = el("button", { type: "button", title: column.about || null }, column.label, el("span", { class: "arrow", "aria-hidden": "true" }));
      const head = el("th", { scope: "col", "aria-sort": "none", class: column.number ? "number" : null }, button);
      button.addEventListener("click", () => {
        // Up, down, and as it was.
        if (state.sort !== column) { state.sort = column; state.down = false; }
        else if (!state.down) state.down = true;
        else { state.sort = null; state.down = false; }
        fresh();
        draw();
      });
      return head;
    });
    const body = el("tbody");
    const table = el("table", { "aria-label": label }, el("thead", {}, el("tr", {}, ...heads)), body);
    const more = el("button", { type: "button", class: "more", on: { click: () => { state.most += 5 * STEP; draw(); } } });
    const before = el("button", { type: "button", class: "more", on: { click: () => {
      const by = Math.min(state.from, 5 * STEP);
      state.from -= by;
      state.most += by;
      draw();
    } } });
    const holder = el("div", { class: "scroll", tabindex: "-1" }, before, table, more);

    // -- what is shown ------------------------------------------------------------------------------------------
    const passes = (row, words) =>
      (!state.only || state.only.has(row)) &&
      Object.entries(state.picks).every(([key, value]) => columns.find((column) => column.key === key).text(row) === value) &&
      words.every((word) => hay(row).includes(word));

    const compare = (column) => {
      const of = column.sort || column.text;
      const known = new Map(rows.map((row) => [row, of(row)]));
      return (a, b) => {
        const [x, y] = [known.get(a), known.get(b)];
        if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1;  // nothing comes last, either way
        const order = column.number ? Rowcite.compareFigures(x, y) : x.localeCompare(y, "en", { numeric: true });
        return state.down ? -order : order;
      };
    };

    const line = (row) => {
      if (!lines.has(row)) {
        const tr = el("tr", { tabindex: "-1", "aria-selected": "false", "data-handle": row.handle || null },
          ...seen.map((column) => el("td", { class: [column.number ? "number" : "", column.wide ? "wide" : ""].join(" ").trim() || null },
            column.draw ? column.draw(row) : column.text(row))));
        lines.set(row, tr);
        tr.row = row;
      }
      return lines.get(row);
    };

    const draw = () => {
      const words = Rowcite.fold(state.words).split(/\s+/).filter(Boolean);
      shown = rows.filter((row) => passes(row, words));
      if (state.sort) shown = shown.slice().sort(compare(state.sort));
      heads.forEach((head, n) => head.setAttribute("aria-sort",
        state.sort === seen[n] ? (state.down ? "descending" : "ascending") : "none"));
      body.replaceChildren(...shown.slice(state.from, state.from + state.most).map(line));
      before.hidden = state.from === 0;
      before.textContent = `Show ${Math.min(state.from, 5 * STEP).toLocaleString("en")} rows before`;
      if (!shown.length) {
        body.append(el("tr", { class: "none" }, el("td", { colspan: seen.length }, rows.length ? "No row passes the filters." : empty)));
      }
      const rest = shown.length - state.from - state.most;
      more.hidden = rest <= 0;
      more.textContent = `Show ${Math.min(rest, 5 * STEP).toLocaleString("en")} more`;
      const narrowed = Boolean(words.length || state.only || Object.keys(state.picks).length);
      clear.hidden = !narrowed;
      tally.textContent = narrowed ? `${shown.length.toLocaleString("en")} of ${Rowcite.count(rows.length, noun, nouns)}` : Rowcite.count(rows.length, noun, nouns);
      for (const tr of body.children) tr.tabIndex = -1;
      const first = (chosen && lines.get(chosen) && lines.get(chosen).isConnected && lines.get(chosen)) || body.firstElementChild;
      if (first && first.row) first.tabIndex = 0;
    };

    const reset = () => {
      state.words = find.value = "";
      state.picks = {};
      state.only = null;
      fresh();
      for (const select of selects) select.value = "*";
      draw();
    };

    find.addEventListener("input", () => { state.words = find.value; fresh(); draw(); });
    find.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && body.firstElementChild) { event.preventDefault(); body.firstElementChild.focus(); }
      if (event.key === "Escape") { event.stopPropagation(); reset(); }
    });

    // -- rows answer to click and keys ----------------------------------------------------------------------------
    const act = (tr) => { if (tr && tr.row && open) open(tr.row); };
    body.addEventListener("click", (event) => {
      if (event.target.closest("a, button") || String(getSelection()) !== "") return;
      act(event.target.closest("tr"));
    });
    body.addEventListener("keydown", (event) => {
      const tr = event.target.closest("tr");
      if (!tr || event.target !== tr) return;
      const to = { ArrowDown: tr.nextElementSibling, ArrowUp: tr.previousElementSibling, Home: body.firstElementChild,
        End: body.lastElementChild }[event.key];
      if (event.key === "ArrowUp" && !tr.previousElementSibling && search) { event.preventDefault(); find.focus(); }
      if (to) { event.preventDefault(); tr.tabIndex = -1; to.tabIndex = 0; to.focus(); }
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(tr); }
    });

    draw();
    return {
      nodes: [bar, holder],
      rows,
      count: () => shown.length,
      focus: () => find.focus(),
      reset,
      only(set) { reset(); state.only = set; draw(); },
      words(text) { state.words = find.value = text; fresh(); draw(); },
      // The row after or before another, as they are shown now.
      step(row, by) {
        const place = shown.indexOf(row);
        return place < 0 ? shown[by > 0 ? 0 : shown.length - 1] : shown[place + by];
      },
      // Marks a row, scrolls to it, and lets a filter go that hides it.
      mark(row, near = new Set()) {
        for (const tr of body.querySelectorAll("[aria-selected=true], .near")) {
          tr.setAttribute("aria-selected", "false");
          tr.classList.remove("near");
        }
        chosen = row;
        if (row && !shown.includes(row)) reset();
        const place = row ? shown.indexOf(row) : -1;
        if (place >= 0 && (place < state.from || place >= state.from + state.most)) {
          state.from = Math.max(0, place - 50);
          state.most = STEP;
          draw();
        }
        for (const other of near) if (lines.has(other)) lines.get(other).classList.add("near");
        if (place < 0) return;
        for (const tr of body.children) tr.tabIndex = -1;
        const tr = lines.get(row);
        tr.setAttribute("aria-selected", "true");
        tr.tabIndex = 0;
        tr.scrollIntoView({ block: "nearest" });
      },
      // All rows that pass the filters, for paper.
      all() {
        return el("table", {}, el("caption", {}, label), el("thead", {}, el("tr", {}, ...seen.map((column) => el("th", { scope: "col" }, column.label)))),
          el("tbody", {}, ...shown.map((row) => el("tr", {}, ...seen.map((column) => el("td", {}, column.text(row)))))));
      },
    };
  };
}
