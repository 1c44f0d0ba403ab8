"use strict";
// Who is tied to whom: entities as nodes; relations as arrows, shared events as dashed lines. Places by d3-force.
{
  const { el, svg, at, model, plain } = Rowcite;
  const view = at("view-graph");
  const MOST = 60;
  const KIND = { PERSON: "person", ORG: "org", GPE: "place", LOC: "place", FAC: "place" };
  const state = { relations: true, events: true, most: MOST };
  let nodes = [], edges = [], drawn = false, canvas, camera;

  const collect = () => {
    const ties = new Map();
    const tie = (from, to, type, row, kind) => {
      if (!from || !to || from === to) return;
      const [a, b] = kind === "event" && from > to ? [to, from] : [from, to];
      const key = `${kind} ${a} ${b} ${type}`;
      if (!ties.has(key)) ties.set(key, { from: a, to: b, type, kind, rows: [] });
      ties.get(key).rows.push(row);
    };
    if (state.relations) for (const row of model.rows("relations")) tie(row.cells.head_entity_id, row.cells.tail_entity_id, row.cells.type, row, "relation");
    if (state.events) {
      for (const row of model.rows("events")) {
        const who = [...new Set(model.argumentsOf(row).filter((one) => one.cells.role !== "place").map((one) => one.cells.entity_id).filter(Boolean))].slice(0, 5);
        who.forEach((a, n) => who.slice(n + 1).forEach((b) => tie(a, b, row.cells.type, row, "event")));
      }
    }
    const degree = new Map();
    for (const one of ties.values()) for (const id of [one.from, one.to]) degree.set(id, (degree.get(id) || 0) + one.rows.length);
    const kept = [...degree].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const met = (id) => (model.get("entities", id) ? model.get("entities", id).usedBy.filter((use) => use.row.table === "mentions").length : 0);
    nodes = kept.slice(0, state.most).filter(([id]) => model.get("entities", id)).map(([id]) => {
      const row = model.get("entities", id);
      return { id, row, r: 6 + Math.min(14, 2.4 * Math.sqrt(met(id))), label: Rowcite.short(row.cells.name, 26) };
    });
    const known = new Map(nodes.map((node) => [node.id, node]));
    edges = [...ties.values()].filter((one) => known.has(one.from) && known.has(one.to))
      .map((one) => ({ ...one, source: known.get(one.from), target: known.get(one.to) }));
    // Several ties of one pair are drawn as bows beside one another.
    const pairs = new Map();
    for (const edge of edges) {
      const key = [edge.from, edge.to].sort().join(" ");
      edge.nth = pairs.get(key) || 0;
      pairs.set(key, edge.nth + 1);
    }
    return { hidden: kept.length - nodes.length, alone: model.rows("entities").length - kept.length };
  };

  const place = () => {
    // As wide as the room that there is.
    const room = view.getBoundingClientRect();
    const wide = Math.min(2.2, Math.max(0.6, room.width / Math.max(room.height - 90, 200)));
    const force = d3.forceSimulation(nodes)
      .force("link", d3.forceLink(edges.map(({ source, target }) => ({ source, target }))).distance(95).strength(0.35))
      .force("charge", d3.forceManyBody().strength(-420).distanceMax(300))
      .force("collide", d3.forceCollide((node) => Math.max(node.r + 16, Math.min(node.label.length * 3.4, 70))).strength(0.9))
      .force("x", d3.forceX().strength(0.07)).force("y", d3.forceY().strength(0.07 * wide)).stop();
    force.tick(320);
  };

  const path = (edge) => {
    const { source: a, target: b } = edge;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const long = Math.hypot(dx, dy) || 1;
    const bow = (Math.ceil(edge.nth / 2) * (edge.nth % 2 ? 1 : -1)) * 26 * (edge.from < edge.to ? 1 : -1);
    const [mx, my] = [(a.x + b.x) / 2 - (dy / long) * bow, (a.y + b.y) / 2 + (dx / long) * bow];
    const end = (node, tx, ty, more) => { const l = Math.hypot(tx - node.x, ty - node.y) || 1; return [node.x + ((tx - node.x) / l) * (node.r + more), node.y + ((ty - node.y) / l) * (node.r + more)]; };
    const [sx, sy] = end(a, mx, my, 1), [ex, ey] = end(b, mx, my, edge.kind === "relation" ? 5 : 1);
    return { d: `M${sx.toFixed(1)} ${sy.toFixed(1)} Q${mx.toFixed(1)} ${my.toFixed(1)} ${ex.toFixed(1)} ${ey.toFixed(1)}`,
      x: (sx + 2 * mx + ex) / 4, y: (sy + 2 * my + ey) / 4 };
  };

  const drawEdge = (edge) => {
    const line = svg("path", { class: "line", "marker-end": edge.kind === "relation" ? "url(#arrow)" : null });
    const wide = svg("path", { class: "wide" });
    const words = `${plain(edge.type)}${edge.rows.length > 1 ? ` ×${edge.rows.length}` : ""}`;
    const label = svg("text", { class: "tie", "text-anchor": "middle" }, words);
    const group = svg("g", { class: `edge ${edge.kind}` }, svg("title", {}, `${edge.source.label} – ${words} – ${edge.target.label}`), wide, line, label);
    group.addEventListener("click", () => Rowcite.choose(edge.rows[0], { here: edge.rows, from: "graph" }));
    edge.node = group;
    edge.update = () => {
      const { d, x, y } = path(edge);
      line.setAttribute("d", d);
      wide.setAttribute("d", d);
      label.setAttribute("x", x.toFixed(1));
      label.setAttribute("y", (y - 3).toFixed(1));
    };
    edge.update();
    return group;
  };

  const drawNode = (node) => {
    const label = svg("text", { y: node.r + 13, "text-anchor": "middle" }, node.label);
    const group = svg("g", { class: `node ${KIND[node.row.cells.label] || "other"}` }, svg("title", {}, model.told(node.row)),
      svg("circle", { r: node.r }), label);
    node.node = group;
    node.update = () => group.setAttribute("transform", `translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})`);
    node.update();
    let held = null;
    group.addEventListener("pointerdown", (event) => { held = { x: event.clientX, y: event.clientY, moved: false }; group.setPointerCapture(event.pointerId); event.stopPropagation(); });
    group.addEventListener("pointermove", (event) => {
      if (!held) return;
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) > 3) held.moved = true;
      if (!held.moved) return;
      const scale = camera.scale();
      node.x += event.movementX * scale;
      node.y += event.movementY * scale;
      node.update();
      for (const edge of edges) if (edge.source === node || edge.target === node) edge.update();
    });
    group.addEventListener("pointerup", () => { if (held && !held.moved) Rowcite.choose(node.row, { from: "graph" }); held = null; });
    return group;
  };

  // The part of the plane that is seen: moved by dragging, scaled by wheel and buttons.
  const look = (canvas) => {
    const pad = 78;
    const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
    const home = { x: Math.min(...xs) - pad, y: Math.min(...ys) - pad / 1.5, w: Math.max(...xs) - Math.min(...xs) + 2 * pad, h: Math.max(...ys) - Math.min(...ys) + 1.6 * pad };
    // Few entities aren't blown up to fill the room.
    const room = canvas.getBoundingClientRect();
    for (const [place, size, least] of [["x", "w", 0.8 * room.width], ["y", "h", 0.8 * room.height]]) {
      if (home[size] < least) { home[place] -= (least - home[size]) / 2; home[size] = least; }
    }
    let box = { ...home };
    const set = () => canvas.setAttribute("viewBox", [box.x, box.y, box.w, box.h].map((n) => n.toFixed(1)).join(" "));
    const scale = () => { const shown = canvas.getBoundingClientRect(); return Math.max(box.w / (shown.width || 1), box.h / (shown.height || 1)); };
    const zoom = (by) => { box = { x: box.x + (box.w * (1 - by)) / 2, y: box.y + (box.h * (1 - by)) / 2, w: box.w * by, h: box.h * by }; set(); };
    let held = false;
    canvas.addEventListener("pointerdown", (event) => { held = !event.target.closest(".edge"); });
    canvas.addEventListener("pointermove", (event) => { if (held) { box.x -= event.movementX * scale(); box.y -= event.movementY * scale(); set(); } });
    for (const name of ["pointerup", "pointerleave"]) canvas.addEventListener(name, () => { held = false; });
    canvas.addEventListener("wheel", (event) => { event.preventDefault(); zoom(event.deltaY > 0 ? 1.12 : 0.89); }, { passive: false });
    // Brings places into the middle, near enough to read, if they aren't so yet.
    const see = (places) => {
      if (scale() < 1.25 || !places.length) return;
      const shown = canvas.getBoundingClientRect();
      const [x, y] = ["x", "y"].map((axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length);
      box = { x: x - shown.width / 2, y: y - shown.height / 2, w: shown.width, h: shown.height };
      set();
    };
    set();
    return { zoom, scale, see, home: () => { box = { ...home }; set(); } };
  };

  let cursor = -1;
  const keys = (event) => {
    const to = { ArrowRight: cursor + 1, ArrowDown: cursor + 1, ArrowLeft: cursor - 1, ArrowUp: cursor - 1, Home: 0, End: nodes.length - 1 }[event.key];
    if (to !== undefined && nodes.length) {
      event.preventDefault();
      if (nodes[cursor]) nodes[cursor].node.classList.remove("cursor");
      cursor = (to + nodes.length) % nodes.length;
      nodes[cursor].node.classList.add("cursor");
      const ties = edges.filter((edge) => edge.source === nodes[cursor] || edge.target === nodes[cursor]);
      Rowcite.say(`${model.told(nodes[cursor].row)}. ${ties.map((edge) => `${plain(edge.type)} ${(edge.source === nodes[cursor] ? edge.target : edge.source).label}`).join(", ")}`);
    }
    if (event.key === "Enter" && nodes[cursor]) Rowcite.choose(nodes[cursor].row, { from: "graph" });
    if (event.key === "+") camera.zoom(0.8);
    if (event.key === "-") camera.zoom(1.25);
  };

  const toggle = (key, label, mark) => {
    const box = el("input", { type: "checkbox", checked: state[key] });
    box.addEventListener("change", () => { state[key] = box.checked; draw(); });
    return el("label", {}, box, el("span", { class: `stroke ${mark}`, "aria-hidden": "true" }), label);
  };

  const draw = () => {
    const { hidden, alone } = collect();
    const legend = el("p", { class: "legend" },
      ...[["person", "person"], ["org", "organisation"], ["place", "place"], ["other", "other"]].map(([kind, label]) => el("span", {}, el("span", { class: `ball ${kind}`, "aria-hidden": "true" }), label)),
      toggle("relations", "relation", "relation"), toggle("events", "takes part in the same event", "event"),
      el("span", { class: "dim" }, "larger: mentioned more often"));
    if (!nodes.length) {
      view.replaceChildren(legend, el("p", { class: "empty" }, "Nothing ties two entities of this text together."));
      return;
    }
    place();
    cursor = -1;
    const arrow = svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" }, svg("path", { d: "M0 0 L8 4 L0 8 z" }));
    canvas = svg("svg", { class: edges.length > 40 ? "graph crowded" : "graph", tabindex: "0", role: "application", preserveAspectRatio: "xMidYMid meet",
      "aria-label": `Graph of ${nodes.length} entities and ${edges.length} ties. Arrow keys go from entity to entity, Enter chooses one. The tables relations and events tell the same.` },
      svg("defs", {}, arrow), svg("g", {}, ...edges.map(drawEdge)), svg("g", {}, ...nodes.map(drawNode)));
    canvas.addEventListener("keydown", keys);
    const button = (label, words, does) => el("button", { type: "button", "aria-label": words, title: words, on: { click: does } }, label);
    const tools = el("div", { class: "zoom" }, button("+", "Closer", () => camera.zoom(0.8)), button("−", "Farther", () => camera.zoom(1.25)), button("⤢", "Show all", () => camera.home()),
      hidden > 0 ? button(`${hidden} more`, `Show all ${nodes.length + hidden} entities`, () => { state.most = Infinity; draw(); }) : null);
    view.replaceChildren(legend, el("div", { class: "stage" }, canvas, tools),
      alone > 0 ? el("p", { class: "dim note" }, `${Rowcite.count(alone, "entity", "entities")} without a tie ${alone === 1 ? "isn’t" : "aren’t"} drawn.`) : "");
    camera = look(canvas);
    mark(Rowcite.chosen);
  };
  Rowcite.showGraph = () => { if (!drawn) { drawn = true; draw(); } };

  const mark = ({ row }) => {
    for (const one of [...nodes, ...edges]) one.node.classList.remove("on", "near");
    if (canvas) canvas.classList.toggle("focused", false);
    if (!row) return;
    const entity = row.table === "mentions" ? row.cells.entity_id : row.table === "entities" ? row.id : "";
    const chosen = nodes.filter((node) => node.id === entity);
    const ties = edges.filter((edge) => edge.rows.includes(row) || (row.table === "event_arguments" && edge.rows.includes(model.used(row, "event_id"))));
    for (const node of chosen) {
      node.node.classList.add("on");
      for (const edge of edges) if (edge.source === node || edge.target === node) { edge.node.classList.add("near"); edge.source.node.classList.add("near"); edge.target.node.classList.add("near"); }
    }
    for (const edge of ties) { edge.node.classList.add("on"); edge.source.node.classList.add("near"); edge.target.node.classList.add("near"); }
    canvas.classList.toggle("focused", Boolean(chosen.length || ties.length));
    requestAnimationFrame(() => camera.see([...chosen, ...ties.flatMap((edge) => [edge.source, edge.target])]));
  };
  Rowcite.onChoose((chosen) => { if (drawn && nodes.length) mark(chosen); });
}
