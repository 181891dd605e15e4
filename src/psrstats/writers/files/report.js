// Where scripts run, tables are sorted by their headings and rows are found by their words; without them all is there to read.
(() => {
  const make = (tag, given, ...inner) => { const one = Object.assign(document.createElement(tag), given); one.append(...inner); return one; };
  const live = document.querySelector(".told");
  const text = (cell) => (cell.querySelector("button") || cell).textContent.trim();
  const number = (said) => { const found = said.replace(/\u2212/g, "-").replace(/,/g, "").match(/^(up |down )?([+-]?\d+(\.\d+)?)/); return found ? (found[1] === "down " ? -1 : 1) * Number(found[2]) : null; };

  const sort = (table, place, head) => {
    const figures = head.classList.contains("number");
    const orders = figures ? ["descending", "ascending"] : ["ascending", "descending"];
    const next = orders[orders.indexOf(head.getAttribute("aria-sort")) + 1];  // after both, the report's own
    const body = table.tBodies[0];
    table.querySelectorAll("thead th").forEach((each) => each.removeAttribute("aria-sort"));
    const rows = [...body.rows].sort((a, b) => a.dataset.at - b.dataset.at);
    if (next) {
      head.setAttribute("aria-sort", next);
      const way = next === "ascending" ? 1 : -1;
      rows.sort((a, b) => {
        const [one, other] = [a, b].map((row) => text(row.cells[place]));
        if (!figures) return way * one.localeCompare(other, "en-GB", { numeric: true });
        const [first, second] = [number(one), number(other)];
        return first === null || second === null ? (first === null) - (second === null) : way * (first - second);
      });
    }
    body.append(...rows);
    body.querySelectorAll(".apart, .was-apart").forEach((row) => { row.className = next ? "was-apart" : "apart"; });
    const name = text(head).replace(/\s+/g, " ");
    live.textContent = next ? `Sorted by ${name}, ${next === "ascending" ? figures ? "lowest first" : "A first" : figures ? "highest first" : "Z first"}.` : "In the report's order.";
  };

  document.querySelectorAll("section table").forEach((table) => {
    const rows = [...table.tBodies[0].rows];
    rows.forEach((row, at) => { row.dataset.at = at; });
    if (rows.length > 2) table.querySelectorAll("thead th").forEach((head, place) => {
      const button = make("button", { type: "button" }, ...head.childNodes);
      button.addEventListener("click", () => sort(table, place, head));
      head.append(button);
    });
  });

  const clip = navigator.clipboard;
  if (clip) document.querySelectorAll("a[download]").forEach((link) => {
    const copy = make("button", { type: "button" }, `Copy ${link.textContent}`);
    copy.addEventListener("click", () => clip.writeText(decodeURIComponent(link.href.slice(link.href.indexOf(",") + 1))).then(
      () => { live.textContent = "Copied."; }, () => { live.textContent = "The browser did not allow it: use the link."; }));
    link.after(" ", copy);
  });

  const input = document.querySelector(".find input");
  const find = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let [found, tables] = [0, 0];
    document.querySelectorAll("section").forEach((section) => {
      const title = section.querySelector("caption").textContent.toLowerCase();
      let here = 0;
      section.querySelectorAll("tbody tr").forEach((row) => {
        const said = title + " " + [...row.cells].map(text).join(" ").toLowerCase();
        row.hidden = !words.every((word) => said.includes(word));
        here += !row.hidden;
      });
      section.hidden = !here;
      const figure = section.nextElementSibling;
      if (figure && figure.tagName === "FIGURE") figure.hidden = !here;
      found += here; tables += here > 0;
    });
    live.textContent = words.length ? `${found} rows in ${tables} tables.` : "All rows.";
  };
  input.addEventListener("input", find);
})();
