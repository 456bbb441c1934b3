"use strict";
// What is found is data: it becomes text by textContent, never markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { findings, rules, resources } = data;
  const SVG = "http://www.w3.org/2000/svg";
  const position = new Map(resources.map((resource, index) => [resource.urn, index]));
  const LEVELS = ["mandatory", "advisory"];
  const SEVERITIES = ["critical", "high", "medium", "low"];
  const at = (id) => document.getElementById(id);

  /** Make an element. `props` are attributes, or handlers where they are functions. */
  function make(tag, props, ...children) {
    const name = tag.split(":");
    const element = name[1] ? document.createElementNS(SVG, name[1]) : document.createElement(tag);
    for (const [key, value] of Object.entries(props || {})) {
      if (typeof value === "function") element.addEventListener(key, value);
      else if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  const svg = (tag, props, ...children) => make(`svg:${tag}`, props, ...children);
  const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

  // Names of one stack often begin alike: what most of them begin with is left out in the graph.
  const shared = (() => {
    const counts = new Map();
    for (const { name } of resources) {
      for (let end = name.indexOf("-"); end > 0; end = name.indexOf("-", end + 1)) {
        const start = name.slice(0, end + 1);
        counts.set(start, (counts.get(start) || 0) + 1);
      }
    }
    const most = [...counts].filter(([, count]) => count > 2 && count >= resources.length * 0.5);
    return most.reduce((longest, [start]) => (start.length > longest.length ? start : longest), "");
  })();
  const own = (name) => (shared && name.startsWith(shared) && name.length > shared.length ? name.slice(shared.length) : name);
  /** `aws:rds/instance:Instance` as `rds Instance`. */
  const kind = (type) => {
    const [pack, module, name] = type.split(":");
    if (!name) return type;
    return `${pack === "aws" ? "" : `${pack} `}${module.split("/")[0]} ${name}`;
  };

  /** A text, and what stands between backticks in it as code. */
  const prose = (text) => text.split(/`([^`\n]+)`/).map((part, index) => (index % 2 ? make("code", null, part) : part));

  const counted = (count) => `${count} finding${count === 1 ? "" : "s"}`;

  // -- findings, as they are told in both places -----------------------------------------------------------------

  function told(finding, brief) {
    const rule = rules[finding.policy];
    const pages = rule.pages.filter((page) => page.startsWith("https://"));
    return [
      brief ? make("p", null, make("strong", null, `${rule.title || finding.policy}.`)) : null,
      finding.source ? source(finding) : null,
      make("p", null, ...prose(finding.problem)),
      fix(finding.fix),
      finding.evidence ? make("p", { class: "quiet" }, ...prose(`Evidence: ${finding.evidence}.`)) : null,
      rule.why
        ? make("details", null, make("summary", { class: "quiet" }, "Why"), make("p", null, ...prose(rule.why)),
          ...pages.map((page) => make("p", null, make("a", { href: page, rel: "noreferrer" }, page))))
        : null,
    ].filter(Boolean);
  }

  function source(finding) {
    const [line, text, start, end] = finding.source;
    return make("div", { class: `source ${finding.level}` },
      make("span", { class: "at" }, `${finding.place}\n${line} | `),
      text.slice(0, start), make("mark", null, text.slice(start, end)), text.slice(end));
  }

  function fix(text) {
    const parts = make("div", { class: "fix" }, make("strong", null, "Fix: "));
    const commands = [];
    for (const line of text.split("\n")) {
      if (line.startsWith("    ")) commands.push(line.slice(4));
      else parts.append(commands.length ? make("pre", null, commands.splice(0).join("\n")) : "", ...prose(`${line} `));
    }
    if (commands.length) parts.append(make("pre", null, commands.join("\n")));
    return parts;
  }

  // -- the table of findings -------------------------------------------------------------------------------------

  const STEP = 100;
  let visible = STEP;
  let by = null;
  let down = false;
  const rank = {
    level: (finding) => LEVELS.indexOf(finding.level),
    severity: (finding) => SEVERITIES.indexOf(finding.severity),
    policy: (finding) => rules[finding.policy].title || finding.policy,
    name: (finding) => `${finding.type} ${finding.name}`,
    place: (finding) => finding.place,
  };
  const naturally = new Intl.Collator("en", { numeric: true }).compare; // q2 comes before q10
  for (const finding of findings) {
    finding.words = Object.values(finding).filter((value) => typeof value === "string").join(" ").toLowerCase()
      + (rules[finding.policy].title || "").toLowerCase();
  }

  function options(id, values) {
    at(id).append(...values.map((value) => make("option", { value }, value)));
    at(id).addEventListener("change", () => { visible = STEP; list(); });
  }

  function selected() {
    const words = at("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = ["level", "severity", "group", "policy"].map((key) => [key, at(key).value]).filter((pair) => pair[1]);
    const found = findings.filter((finding) =>
      chosen.every(([key, value]) => finding[key] === value) && words.every((word) => finding.words.includes(word)));
    if (!by) return found;
    const sign = down ? -1 : 1;
    const ranked = found.map((finding, place) => [rank[by](finding), place, finding]);
    ranked.sort((a, b) => sign * (typeof a[0] === "number" ? a[0] - b[0] : naturally(a[0], b[0])) || a[1] - b[1]);
    return ranked.map((entry) => entry[2]);
  }

  function list() {
    const found = selected();
    at("shown").textContent = found.length === findings.length ? counted(found.length)
      : `${found.length} of ${counted(findings.length)}`;
    at("table").tBodies[0].replaceChildren(...found.slice(0, visible).map(row));
    at("more").hidden = found.length <= visible;
  }

  function row(finding) {
    const index = position.has(finding.urn) ? position.get(finding.urn) : -1;
    const entry = make("tr", { class: "row", tabindex: 0, "aria-expanded": "false" },
      make("td", null, make("span", { class: `tag ${finding.level}` }, finding.level)),
      make("td", null, finding.severity),
      make("td", null, rules[finding.policy].title || "", make("br"), make("code", null, finding.policy)),
      make("td", null,
        index < 0 ? finding.name : make("button", {
          type: "button", class: "link", click: (event) => { event.stopPropagation(); reach(index); at("stack").scrollIntoView(); },
        }, finding.name),
        finding.property ? ` ${finding.property}` : "", make("br"), make("span", { class: "quiet" }, finding.type)),
      make("td", null, make("code", null, finding.place)));
    const toggle = () => {
      const open = entry.getAttribute("aria-expanded") === "true";
      entry.setAttribute("aria-expanded", String(!open));
      if (open) entry.nextSibling.remove();
      else entry.after(make("tr", null, make("td", { class: "wide", colspan: 5 }, ...told(finding, false))));
    };
    entry.addEventListener("click", toggle);
    entry.addEventListener("keydown", (event) => {
      if (event.target === entry && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); toggle(); }
    });
    return entry;
  }

  options("level", LEVELS);
  options("severity", SEVERITIES);
  options("group", [...new Set(findings.map((finding) => finding.group))].filter(Boolean).sort());
  options("policy", Object.keys(rules).sort());
  at("search").addEventListener("input", () => { visible = STEP; list(); });
  at("more").addEventListener("click", () => { visible += 10 * STEP; list(); });
  for (const button of document.querySelectorAll("[data-by]")) {
    button.addEventListener("click", () => {
      down = by === button.dataset.by && !down;
      by = button.dataset.by;
      document.querySelectorAll("[data-order]").forEach((other) => {
        delete other.dataset.order;
        other.closest("th").removeAttribute("aria-sort");
      });
      button.dataset.order = down ? "down" : "up";
      button.closest("th").setAttribute("aria-sort", down ? "descending" : "ascending");
      list();
    });
  }
  list();

  // -- the graph -------------------------------------------------------------------------------------------------

  const MANY = 150; // resources from which on the graph begins with those that have findings
  const LARGE = 160; // resources and references up to which they are laid out without hurry
  const WIDTH = 176;
  const HEIGHT = 48;
  const GAP = 22;
  const HEAD = 26; // of a box, above what is in it
  const about = new Map(resources.map((_, index) => [index, []]));
  for (const finding of findings) if (position.has(finding.urn)) about.get(position.get(finding.urn)).push(finding);
  const referrers = new Map(resources.map((_, index) => [index, []]));
  resources.forEach((resource, index) => {
    for (const [target, property] of resource.references) referrers.get(target).push([index, property]);
  });
  const worst = (index) => (about.get(index).length ? (about.get(index).some((f) => f.level === "mandatory") ? "mandatory" : "advisory") : "");

  let chosen = -1;
  let view = { x: 0, y: 0, k: 1 };
  let drawn = new Map(); // what is in the picture, by position: its element and its rectangle
  let edges = [];
  let size = { width: 1, height: 1 };
  let hurried = false; // are there so many that none is laid out with care?

  function included() {
    if (!at("focus").checked) return new Set(resources.keys());
    const kept = new Set();
    const hold = (index) => { for (let each = index; each >= 0 && !kept.has(each); each = resources[each].parent) kept.add(each); };
    resources.forEach((resource, index) => {
      if (!about.get(index).length) return;
      hold(index);
      resource.references.forEach(([target]) => hold(target));
    });
    if (chosen >= 0) hold(chosen);
    return kept;
  }

  /** Lay out what a box holds, boxes in it first, and return its size and the places in it. */
  function laid(parent, children, links) {
    const parts = (children.get(parent) || []).map((index) => {
      const within = children.has(index) ? laid(index, children, links) : null;
      return { index, within, width: within ? within.width : WIDTH, height: within ? within.height : HEIGHT };
    });
    const between = links.get(parent) || [];
    const groups = connected(parts, between);
    const blocks = groups.map((group) => (group.length > 1 ? layered(group, between) : { ...single(group[0]) }));
    const packed = shelved(blocks);
    const inner = parent >= 0 ? { x: GAP / 2, y: HEAD + 4 } : { x: 0, y: 0 };
    packed.places.forEach((place) => { place.x += inner.x; place.y += inner.y; });
    packed.paths.forEach((path) => path.points.forEach((point) => { point.x += inner.x; point.y += inner.y; }));
    const label = parent >= 0 ? Math.min(260, 60 + 8 * resources[parent].name.length) : 0;
    return {
      ...packed,
      width: Math.max(packed.width + (parent >= 0 ? GAP : 0), label),
      height: packed.height + (parent >= 0 ? HEAD + 14 : 0),
    };
  }

  const single = (part) => ({ width: part.width, height: part.height, places: [{ part, x: 0, y: 0 }], paths: [] });

  function connected(parts, links) {
    const group = new Map(parts.map((part) => [part.index, part.index]));
    const root = (index) => { while (group.get(index) !== index) index = group.get(index); return index; };
    for (const [from, to] of links) group.set(root(from), root(to));
    const found = new Map();
    for (const part of parts) {
      const key = root(part.index);
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(part);
    }
    return [...found.values()].sort((a, b) => b.length - a.length);
  }

  /** Lay out what hangs together in layers, from left to right or downwards: whichever fits a screen better. */
  function layered(group, links) {
    const inside = new Set(group.map((part) => part.index));
    const within = links.filter(([from, to]) => inside.has(from) && inside.has(to));
    if (hurried || group.length + within.length > LARGE) return columns(group, within);
    const unlike = (block) => Math.abs(Math.log(block.width / block.height / 1.5));
    const [across, downwards] = ["LR", "TB"].map((direction) => directed(group, within, direction));
    return unlike(across) <= unlike(downwards) ? across : downwards;
  }

  function directed(group, links, rankdir) {
    const graph = new dagre.graphlib.Graph();
    graph.setGraph({ rankdir, nodesep: rankdir === "LR" ? 12 : 18, ranksep: 44 });
    graph.setDefaultEdgeLabel(() => ({}));
    for (const part of group) graph.setNode(String(part.index), { width: part.width, height: part.height });
    for (const [from, to] of links) graph.setEdge(String(from), String(to), {});
    dagre.layout(graph);
    const places = group.map((part) => {
      const node = graph.node(String(part.index));
      return { part, x: node.x - part.width / 2, y: node.y - part.height / 2 };
    });
    const paths = graph.edges().map((edge) => ({ from: Number(edge.v), to: Number(edge.w), points: graph.edge(edge).points.map((p) => ({ x: p.x, y: p.y })) }));
    return { width: graph.graph().width, height: graph.graph().height, places, paths };
  }

  /** Lay out many at once: each stands left of all it refers to, near the height of those that refer to it. */
  function columns(group, links) {
    const targets = new Map(group.map((part) => [part.index, new Set()]));
    for (const [from, to] of links) targets.get(from).add(to);
    const ranks = new Map();
    const ranked = (index) => {
      if (!ranks.has(index)) {
        ranks.set(index, 0); // what comes round to itself ends here
        ranks.set(index, Math.max(0, ...[...targets.get(index)].map((target) => ranked(target) + 1)));
      }
      return ranks.get(index);
    };
    group.forEach((part) => ranked(part.index));
    const tall = Math.max(6, Math.ceil(Math.sqrt(group.length * 0.6)));
    const heights = new Map();
    const blocks = [];
    for (let rank = Math.max(...ranks.values()); rank >= 0; rank -= 1) {
      const column = group.filter((part) => ranks.get(part.index) === rank);
      const wish = (part) => heights.get(part.index) ?? Infinity;
      column.sort((a, b) => wish(a) - wish(b));
      for (let start = 0; start < column.length; start += tall) {
        let y = 0;
        const block = { width: 0, height: 0, places: [], paths: [] };
        for (const part of column.slice(start, start + tall)) {
          block.places.push({ part, x: 0, y });
          for (const target of targets.get(part.index)) heights.set(target, Math.min(heights.get(target) ?? Infinity, y));
          block.width = Math.max(block.width, part.width + GAP);
          block.height = y + part.height;
          y = block.height + 12;
        }
        blocks.push(block);
      }
    }
    return shelved(blocks);
  }

  /** Put blocks side by side in rows, so that the whole is about half as high as wide. */
  function shelved(blocks) {
    const area = blocks.reduce((sum, block) => sum + (block.width + GAP) * (block.height + GAP), 0);
    const most = Math.max(Math.sqrt(area * 2), ...blocks.map((block) => block.width), 0);
    const whole = { width: 0, height: 0, places: [], paths: [] };
    let x = 0;
    let y = 0;
    let tallest = 0;
    for (const block of blocks) {
      if (x && x + block.width > most) { y += tallest + GAP; x = 0; tallest = 0; }
      for (const place of block.places) whole.places.push({ ...place, x: place.x + x, y: place.y + y });
      for (const path of block.paths) whole.paths.push({ ...path, points: path.points.map((p) => ({ x: p.x + x, y: p.y + y })) });
      x += block.width + GAP;
      tallest = Math.max(tallest, block.height);
      whole.width = Math.max(whole.width, x - GAP);
      whole.height = Math.max(whole.height, y + tallest);
    }
    return whole;
  }

  function draw() {
    const kept = included();
    hurried = kept.size > 3 * LARGE;
    const parentOf = (index) => resources[index].parent;
    const children = new Map();
    for (const index of kept) {
      if (!children.has(parentOf(index))) children.set(parentOf(index), []);
      children.get(parentOf(index)).push(index);
    }
    const ways = (index) => { const way = [index]; while (parentOf(way[0]) >= 0) way.unshift(parentOf(way[0])); return way; };
    const references = [];
    const links = new Map();
    for (const index of kept) {
      const targets = new Map();
      for (const [target, property] of resources[index].references) {
        if (kept.has(target)) targets.set(target, [...(targets.get(target) || []), property].filter(Boolean));
      }
      for (const [target, properties] of targets) {
        references.push({ from: index, to: target, properties });
        // Boxes that hold the two stand as one is to refer to the other.
        const [one, other] = [ways(index), ways(target)];
        let level = 0;
        while (level < one.length && level < other.length && one[level] === other[level]) level += 1;
        if (level >= one.length || level >= other.length) continue;
        const holder = level ? one[level - 1] : -1;
        if (!links.has(holder)) links.set(holder, []);
        links.get(holder).push([one[level], other[level]]);
      }
    }
    const whole = laid(-1, children, links);
    const places = new Map();
    const routes = new Map();
    const settle = (laidOut, x, y) => {
      for (const place of laidOut.places) {
        const { part } = place;
        places.set(part.index, { x: x + place.x, y: y + place.y, width: part.width, height: part.height, box: Boolean(part.within) });
        if (part.within) settle(part.within, x + place.x, y + place.y);
      }
      for (const path of laidOut.paths) routes.set(`${path.from} ${path.to}`, path.points.map((p) => ({ x: p.x + x, y: p.y + y })));
    };
    settle(whole, 0, 0);
    size = { width: whole.width, height: whole.height };
    paint(places, routes, references);
    fit();
  }

  function paint(places, routes, references) {
    drawn = new Map();
    const layer = svg("g", { id: "layer" });
    const boxes = svg("g");
    const lines = svg("g");
    const nodes = svg("g");
    for (const [index, place] of [...places].sort((a, b) => b[1].width * b[1].height - a[1].width * a[1].height)) {
      const element = node(index, place);
      (place.box ? boxes : nodes).append(element);
      drawn.set(index, { element, place });
    }
    edges = references.map((reference) => {
      const line = svg("path", { class: "edge", d: curve(reference, places, routes), "marker-end": "url(#arrow)" },
        svg("title", null, `${resources[reference.from].name} → ${resources[reference.to].name}${reference.properties.length ? `: ${reference.properties.join(", ")}` : ""}`));
      lines.append(line);
      return { ...reference, line };
    });
    layer.append(boxes, lines, nodes);
    at("graph").replaceChildren(svg("defs", null, arrow("arrow"), arrow("arrow-near")), layer);
    mark();
  }

  const arrow = (id) => svg("marker", { id, viewBox: "0 0 8 8", refX: 7.5, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" },
    svg("path", { d: "M0,0 L8,4 L0,8 z" }));

  function curve({ from, to }, places, routes) {
    const [a, b] = [places.get(from), places.get(to)];
    const route = routes.get(`${from} ${to}`);
    if (route) {
      const middles = route.slice(1).map((p, i) => ({ x: (route[i].x + p.x) / 2, y: (route[i].y + p.y) / 2 }));
      const last = route[route.length - 1];
      return `M${route[0].x},${route[0].y} L${middles[0].x},${middles[0].y}`
        + route.slice(1, -1).map((p, i) => ` Q${p.x},${p.y} ${middles[i + 1].x},${middles[i + 1].y}`).join("") + ` L${last.x},${last.y}`;
    }
    const right = b.x + b.width / 2 >= a.x + a.width / 2;
    const start = { x: right ? a.x + a.width : a.x, y: a.y + (a.box ? HEAD / 2 : a.height / 2) };
    const end = { x: right ? b.x : b.x + b.width, y: b.y + (b.box ? HEAD / 2 : b.height / 2) };
    const bend = Math.max(40, Math.abs(end.x - start.x) / 2) * (right ? 1 : -1);
    return `M${start.x},${start.y} C${start.x + bend},${start.y} ${end.x - bend},${end.y} ${end.x},${end.y}`;
  }

  function node(index, place) {
    const resource = resources[index];
    const level = worst(index);
    const count = about.get(index).length;
    const must = level === "mandatory" ? `, ${count === 1 ? "which" : "some"} must be fixed` : "";
    const said = count ? `, ${counted(count)}${must}` : "";
    const element = svg("g", {
      class: `node ${level}${place.box ? " box" : ""}${resource.external ? " external" : ""}`,
      transform: `translate(${place.x},${place.y})`,
      tabindex: 0, role: "button", "data-index": index, "aria-label": `${kind(resource.type)} ${resource.name}${said}`,
      keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(index); } },
      focus: () => { if (!inView(place)) center(place); },
    },
    svg("rect", { class: "body", width: place.width, height: place.height, rx: place.box ? 10 : 7 }),
    svg("title", null, `${resource.name}\n${resource.type}`));
    const room = Math.floor(place.width / 8) - (count ? 3 : 0);
    if (place.box) {
      const name = short(own(resource.name), room);
      element.append(svg("text", { x: 12, y: 18 }, name,
        svg("tspan", { class: "type", dx: 8 }, short(kind(resource.type), Math.max(room - name.length - 1, 1)))));
    } else {
      element.append(svg("text", { x: 10, y: 21 }, short(own(resource.name), room)),
        svg("text", { x: 10, y: 38, class: "type" }, short(kind(resource.type), 23)));
    }
    if (count) {
      element.append(svg("circle", { cx: place.width - 4, cy: 4, r: 10 }), svg("text", { x: place.width - 4, y: 8, class: "count" }, String(count)));
    }
    return element;
  }

  /** Show what is chosen, what it refers to and what refers to it, and what a search finds. */
  function mark() {
    const words = at("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const near = new Set(chosen >= 0 ? [chosen] : []);
    for (const edge of edges) {
      const close = chosen >= 0 && (edge.from === chosen || edge.to === chosen);
      if (close) near.add(edge.from).add(edge.to);
      edge.line.classList.toggle("near", close);
      edge.line.classList.toggle("dimmed", chosen >= 0 && !close);
      edge.line.setAttribute("marker-end", close ? "url(#arrow-near)" : "url(#arrow)");
    }
    for (const [index, { element, place }] of drawn) {
      const resource = resources[index];
      const text = `${resource.name} ${resource.type}`.toLowerCase();
      const found = words.length > 0 && words.every((word) => text.includes(word));
      element.classList.toggle("chosen", index === chosen);
      element.classList.toggle("found", found);
      element.classList.toggle("dimmed", words.length ? !found && !place.box : chosen >= 0 && !near.has(index) && !place.box);
    }
  }

  function choose(index) {
    chosen = index;
    if (index >= 0 && !drawn.has(index)) draw();
    mark();
    details();
  }

  /** Choose a resource from elsewhere than the picture, and bring it to its middle, large enough to read. */
  function reach(index) {
    choose(index);
    center(drawn.get(index).place, Math.max(view.k, 0.8));
  }

  function inView(rect) {
    const { clientWidth: width, clientHeight: height } = at("graph");
    const [x, y] = [view.x + rect.x * view.k, view.y + rect.y * view.k];
    return x < width && y < height && x + rect.width * view.k > 0 && y + rect.height * view.k > 0;
  }

  function center(rect, k = view.k) {
    const { clientWidth: width, clientHeight: height } = at("graph");
    view = { k, x: width / 2 - (rect.x + rect.width / 2) * k, y: height / 2 - (rect.y + Math.min(rect.height, height) / 2) * k };
    place();
  }

  function overview() {
    const first = [...about].filter(([, found]) => found.length).sort((a, b) => LEVELS.indexOf(worst(a[0])) - LEVELS.indexOf(worst(b[0])));
    return [
      make("p", { class: "quiet" }, resources.length ? "Click a resource to read about it." : "No resource was planned."),
      make("ul", { class: "plain" }, ...first.slice(0, STEP).map(([index, found]) => make("li", null,
        make("span", { class: `mark ${worst(index)}` }, String(found.length)), " ",
        make("button", { type: "button", class: "link", click: () => reach(index) }, resources[index].name),
        make("span", { class: "quiet" }, ` ${kind(resources[index].type)}`)))),
    ];
  }

  function details() {
    if (chosen < 0) {
      at("details").replaceChildren(...overview());
      return;
    }
    const resource = resources[chosen];
    const names = (pairs) => make("ul", null, ...pairs.map(([index, property]) => make("li", null,
      make("button", { type: "button", class: "link", click: () => reach(index) }, resources[index].name),
      make("span", { class: "quiet" }, ` ${kind(resources[index].type)}${property ? `, by ${property}` : ""}`))));
    at("details").replaceChildren(
      make("h3", null, resource.name),
      make("p", { class: "quiet" }, resource.type, resource.external ? ", not made by this stack" : ""),
      resource.place ? make("p", null, make("code", null, resource.place)) : "",
      resource.monthly ? make("p", null, `About ${resource.monthly.toFixed(2)} USD a month.`) : "",
      ...about.get(chosen).map((finding) => make("div", { class: `finding ${finding.level}` },
        make("p", { class: "quiet" }, `${finding.level}, ${finding.severity}${finding.property ? `, ${finding.property}` : ""}`), ...told(finding, true))),
      ...(about.get(chosen).length ? [] : [make("p", null, "Nothing was found here.")]),
      ...(resource.unjudged.length ? [make("details", null,
        make("summary", null, `Not judged by ${resource.unjudged.length === 1 ? "1 check" : `${resource.unjudged.length} checks`}`),
        make("ul", null, ...resource.unjudged.map(([policy, reason]) => make("li", null, make("code", null, policy), `: ${reason}`))))] : []),
      ...(resource.references.length ? [make("strong", null, "Refers to"), names(resource.references)] : []),
      ...(referrers.get(chosen).length ? [make("strong", null, "Referred to by"), names(referrers.get(chosen))] : []),
    );
    at("details").scrollTop = 0;
  }

  // -- moving about in it ----------------------------------------------------------------------------------------

  function place() {
    const layer = at("layer");
    if (layer) layer.setAttribute("transform", `translate(${view.x},${view.y}) scale(${view.k})`);
  }

  function fit() {
    const { clientWidth: width, clientHeight: height } = at("graph");
    const k = Math.min((width - 40) / size.width, (height - 40) / size.height, 1.2);
    view = { k, x: (width - size.width * k) / 2, y: (height - size.height * k) / 2 };
    place();
  }

  function zoom(factor, x = at("graph").clientWidth / 2, y = at("graph").clientHeight / 2) {
    const k = Math.min(Math.max(view.k * factor, 0.02), 4);
    view = { k, x: x - (x - view.x) * (k / view.k), y: y - (y - view.y) * (k / view.k) };
    place();
  }

  let drag = null;
  const graph = at("graph");
  graph.addEventListener("pointerdown", (event) => { drag = { x: event.clientX, y: event.clientY, from: { ...view }, moved: false, on: event.target.closest("[data-index]") }; });
  graph.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) > 4) { drag.moved = true; graph.setPointerCapture(event.pointerId); graph.classList.add("moving"); }
    if (drag.moved) { view = { ...view, x: drag.from.x + dx, y: drag.from.y + dy }; place(); }
  });
  graph.addEventListener("pointerup", () => {
    if (drag && !drag.moved) choose(drag.on ? Number(drag.on.dataset.index) : -1);
    drag = null;
    graph.classList.remove("moving");
  });
  graph.addEventListener("pointercancel", () => { drag = null; graph.classList.remove("moving"); });
  graph.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = graph.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  at("in").addEventListener("click", () => zoom(1.4));
  at("out").addEventListener("click", () => zoom(1 / 1.4));
  at("fit").addEventListener("click", fit);
  at("focus").addEventListener("change", draw);
  at("find").addEventListener("input", mark);
  at("find").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const found = [...drawn].find(([, { element }]) => element.classList.contains("found"));
    if (found) reach(found[0]);
  });
  at("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  at("focus").checked = resources.length > MANY && findings.some((finding) => position.has(finding.urn));
  for (const told of document.querySelectorAll("#unjudged li, #unjudged .fix")) {
    for (const text of [...told.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)) text.replaceWith(...prose(text.data));
  }
  draw();
  details();
})();
