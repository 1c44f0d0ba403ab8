"use strict";
// What every page uses: the data, making elements, theme, speaking to screen readers.
// Words of documents only ever become text nodes and attribute values: nothing here parses HTML.
const Rowcite = { data: JSON.parse(document.getElementById("data").textContent) };

Rowcite.el = (tag, options = {}, ...children) => {
  const svg = options.svg || false;
  const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "svg" || value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, does] of Object.entries(value)) node.addEventListener(event, does);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return node;
};
Rowcite.svg = (tag, options, ...children) => Rowcite.el(tag, { ...options, svg: true }, ...children);
Rowcite.at = (id) => document.getElementById(id);

Rowcite.say = (words) => { Rowcite.at("live").textContent = words; };

// "Dubček" is found by "dubcek".
Rowcite.fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

Rowcite.plain = (words) => words.replace(/_/g, " ");
Rowcite.count = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

// 3500000000.5 as 3,500,000,000.5: a string all the way, since a float would round it.
Rowcite.figure = (value) => {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(value);
  return parts ? parts[1] + parts[2].replace(/\B(?=(\d{3})+$)/g, ",") + (parts[3] || "") : value;
};

// Which of two plain decimals is greater; digit by digit, since a float would round them.
Rowcite.compareFigures = (a, b) => {
  const parts = (value) => /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) || ["", "", "0", ""];
  const [[, minusA, wholeA, restA = ""], [, minusB, wholeB, restB = ""]] = [parts(a), parts(b)];
  if (minusA !== minusB) return minusA ? -1 : 1;
  const places = Math.max(restA.length, restB.length);
  const [x, y] = [BigInt(wholeA + restA.padEnd(places, "0")), BigInt(wholeB + restB.padEnd(places, "0"))];
  const order = x < y ? -1 : x > y ? 1 : 0;
  return minusA ? -order : order;
};

Rowcite.short = (words, most = 90) => {
  const flat = words.replace(/\s+/g, " ").trim();
  const signs = Array.from(flat);
  return signs.length > most ? `${signs.slice(0, most - 1).join("").trimEnd()}…` : flat;
};

{
  const names = ["", "light", "dark"];
  const told = { "": "as the system has them", light: "light", dark: "dark" };
  const button = Rowcite.at("theme");
  button.addEventListener("click", () => {
    const now = names[(names.indexOf(document.documentElement.dataset.theme || "") + 1) % names.length];
    document.documentElement.dataset.theme = now;
    button.setAttribute("aria-label", `Colours: ${told[now]}`);
    Rowcite.say(`Colours: ${told[now]}`);
  });
}

// Tabs by the pattern of the ARIA guide: arrows move, the chosen one alone is in the tab order.
Rowcite.tabs = (list, items, choose) => {
  const buttons = items.map(({ key, label, count, panel }) => {
    const badge = count === undefined ? null : Rowcite.el("span", { class: "badge" }, count.toLocaleString("en"));
    const button = Rowcite.el(
      "button",
      { type: "button", role: "tab", id: `tab-${key}`, "aria-controls": panel, "aria-selected": "false", tabindex: "-1" },
      label, badge);
    button.addEventListener("click", () => pick(key, true));
    return button;
  });
  list.replaceChildren(...buttons);
  list.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    next.focus();
    next.click();
  });
  const pick = (key, byHand = false) => {
    items.forEach((item, n) => {
      const on = item.key === key;
      buttons[n].setAttribute("aria-selected", on);
      buttons[n].tabIndex = on ? 0 : -1;
      if (on) Rowcite.at(item.panel).setAttribute("aria-labelledby", `tab-${key}`);
    });
    choose(key, byHand);
  };
  return pick;
};
