"use strict";
// Dates in their order, with the events and relations that they date; above them a plot of how many there are.
{
  const { el, svg, at, model, plain } = Rowcite;
  const view = at("view-timeline");
  const DAY = /^(-?\d{4,})-(\d\d)-(\d\d)$/;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  const year = (day) => Number(DAY.exec(day)[1]);
  const month = (day) => Number(DAY.exec(day)[2]);
  const era = (number) => (number < 0 ? `${-number + 1} BC` : String(number));

  const dated = [], open = [];
  for (const row of model.rows("dates")) {
    const events = row.usedBy.filter((use) => use.as === "date_id" && ["events", "relations"].includes(use.row.table)).map((use) => use.row);
    const item = { row, events, first: row.cells.first_day, last: row.cells.last_day || row.cells.first_day };
    (DAY.test(item.first) ? dated : open).push(item);
  }
  const rank = (day) => year(day) * 10000 + month(day) * 100 + Number(DAY.exec(day)[3]);
  dated.sort((a, b) => rank(a.first) - rank(b.first) || rank(a.last) - rank(b.last) || a.row.n - b.row.n);

  const published = Rowcite.data.doc.published;
  const nodes = new Map();
  const remember = (row, node) => { if (!nodes.has(row)) nodes.set(row, []); nodes.get(row).push(node); };
  const opens = (row) => ({ click: () => Rowcite.choose(row, { from: "timeline" }) });

  // -- the plot: a column for each year that occurs, or each month where all is of two years --------------------
  const plot = () => {
    const years = [...new Set(dated.map((item) => year(item.first)))];
    const byMonth = years.length && years[years.length - 1] - years[0] <= 1;
    const keyOf = (item) => (byMonth ? year(item.first) * 12 + month(item.first) - 1 : year(item.first));
    const columns = new Map();
    for (const item of dated) {
      if (!columns.has(keyOf(item))) columns.set(keyOf(item), []);
      columns.get(keyOf(item)).push(item);
    }
    const keys = [...columns.keys()];
    const label = (key) => (byMonth ? `${MONTHS[((key % 12) + 12) % 12]} ${Math.floor(key / 12)}` : era(key));
    const most = 9, size = 11, gap = 3, wide = byMonth ? 66 : 46, jump = 22;
    const heights = keys.map((key) => Math.min(columns.get(key).length, most));
    const top = 16, base = top + Math.max(...heights) * (size + gap);
    let x = 10;
    const parts = [], marks = [];
    let before = null;
    keys.forEach((key) => {
      if (before !== null && key - before > 1) {
        parts.push(svg("text", { x: x + jump / 2 - 4, y: base - 2, class: "jump", "text-anchor": "middle" }, "⋯"));
        x += jump;
      }
      const items = columns.get(key);
      const mid = x + wide / 2;
      items.slice(0, most).forEach((item, n) => {
        const day = item.first === item.last;
        const mark = svg("rect", {
          x: mid - size / 2, y: base - (n + 1) * (size + gap), width: size, height: size, rx: day ? size / 2 : 2, class: `dot ${item.events.length ? "full" : "bare"}`,
        }, svg("title", {}, [item.row.cells.text, item.row.cells.value, ...item.events.map((event) => model.words(event))].join(" · ")));
        mark.addEventListener("click", () => Rowcite.choose(item.events[0] || item.row, { from: "timeline" }));
        remember(item.row, mark);
        for (const event of item.events) remember(event, mark);
        marks.push(mark);
      });
      if (items.length > most) parts.push(svg("text", { x: mid, y: top - 4, "text-anchor": "middle", class: "small" }, `+${items.length - most}`));
      parts.push(svg("text", { x: mid, y: base + 16, "text-anchor": "middle" }, label(key)));
      if (published && (byMonth ? published.startsWith(`${Math.floor(key / 12)}-${String((key % 12) + 1).padStart(2, "0")}`) : published.startsWith(`${key}`))) {
        parts.push(svg("path", { d: `M${mid - 5} ${base + 30} l5 -7 l5 7 z`, class: "published" }, svg("title", {}, `published ${published}`)));
      }
      x += wide;
      before = key;
    });
    const width = x + 10, height = base + 34;
    return el("div", { class: "plot" }, svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
      "aria-label": `Dates by ${byMonth ? "month" : "year"}; the list below tells each` },
      svg("line", { x1: 0, x2: width, y1: base + 1, y2: base + 1, class: "axis" }), ...parts, ...marks));
  };

  const span = (item) => (item.first === item.last ? "" : `${item.first} – ${item.last}`);
  // Decades and centuries as people write them.
  const shown = ({ cells: { value, text } }) => (/^\d{3}$/.test(value) ? `${value}0s` : /^\d\d$/.test(value) ? `${value}00s` : value || text);
  const entry = (item) => {
    const { row } = item;
    const li = el("li", { class: item.events.length ? "full" : "bare" },
      el("button", { type: "button", class: "when", on: opens(row), title: span(item) || "one day" }, shown(row)),
      el("div", { class: "what" },
        ...item.events.map((event) => el("button", { type: "button", class: "event", on: opens(event) },
          el("strong", {}, event.table === "events" ? plain(event.cells.type) : plain(event.cells.type)),
          event.cells.modality === "asserted" ? "" : el("em", {}, ` ${plain(event.cells.modality)}`),
          ` ${event.table === "events" ? model.argumentsOf(event).filter((one) => one.cells.filler_table === "mentions").map((one) => Rowcite.short(model.nameOf(one.cells.entity_id) || one.cells.text, 32)).join(", ") : model.value(event)}`)),
        el("button", { type: "button", class: "quote", on: opens(row) }, ...around(row))));
    remember(row, li);
    for (const event of item.events) remember(event, li);
    return li;
  };
  // The words before and behind a date, as much as a line takes.
  const around = (row) => {
    const home = model.get("sentences", row.cells.sent_id);
    const n = home ? home.cells.text.indexOf(row.cells.text) : -1;
    if (n < 0) return [row.cells.text];
    const text = home.cells.text;
    const before = text.slice(Math.max(0, n - 60), n), after = text.slice(n + row.cells.text.length, n + row.cells.text.length + 80);
    return [n > 60 ? `…${before.replace(/^\S*\s/, "")}` : before, el("mark", {}, row.cells.text), after + (text.length > n + row.cells.text.length + 80 ? "…" : "")];
  };

  const draw = () => {
    const legend = el("p", { class: "legend" },
      el("span", {}, el("span", { class: "dot full", "aria-hidden": "true" }), "dates an event or a relation"),
      el("span", {}, el("span", { class: "dot bare", "aria-hidden": "true" }), "a date alone"),
      el("span", {}, el("span", { class: "dot bare", "aria-hidden": "true" }), "one day"),
      el("span", {}, el("span", { class: "dot bare long", "aria-hidden": "true" }), "a month, a year or longer"),
      published ? el("span", {}, el("span", { class: "tri", "aria-hidden": "true" }, "▲"), `published ${published}`) : null,
      el("span", { class: "dim" }, "⋯ years left out"));
    const groups = new Map();
    for (const item of dated) {
      if (!groups.has(year(item.first))) groups.set(year(item.first), []);
      groups.get(year(item.first)).push(item);
    }
    const lists = [...groups].map(([name, items]) => el("section", { class: "year" }, el("h3", {}, era(name)), el("ol", {}, ...items.map(entry))));
    const rest = open.length ? el("details", { class: "open" }, el("summary", {}, `${Rowcite.count(open.length, "expression")} without a day: durations, repetitions, dates that nothing anchors`),
      el("ol", {}, ...open.map(entry))) : null;
    view.replaceChildren(...(dated.length ? [plot(), legend, ...lists] : [el("p", { class: "empty" }, "No date of this text has a day.")]), ...(rest ? [rest] : []));
  };

  let drawn = false;
  Rowcite.showTimeline = () => { if (!drawn) { draw(); drawn = true; mark(Rowcite.chosen, ""); } };

  let on = [];
  const mark = ({ row }, from) => {
    for (const node of on) node.classList.remove("on");
    const wanted = row ? [row, ...(row.table === "sentences" || row.table === "entities" ? row.usedBy.map((use) => use.row.table === "event_arguments" ? model.used(use.row, "event_id") : use.row) : [])] : [];
    on = wanted.flatMap((one) => nodes.get(one) || []);
    for (const node of on) node.classList.add("on");
    const first = on.find((node) => node.tagName === "LI");
    if (first && from !== "timeline" && !view.hidden) first.scrollIntoView({ block: "nearest" });
  };
  Rowcite.onChoose((chosen, from) => { if (drawn) mark(chosen, from); });
}
