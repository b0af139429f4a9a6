// Filtering, copying and anchors. Every page is complete without this file.
(() => {
  "use strict";
  const form = document.querySelector(".fc-filter");
  if (form) filterClaims(form);
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy).textContent;
      try { await navigator.clipboard.writeText(text); button.textContent = "Copied"; }
      catch { button.textContent = "Press Ctrl+C"; select(document.getElementById(button.dataset.copy)); }
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
  }
  for (const opened of [location.hash.slice(1)]) {
    const details = opened && document.getElementById(opened)?.querySelector("details");
    if (details) details.open = true;
  }
  addEventListener("beforeprint", () => { for (const each of document.querySelectorAll("details")) each.open = true; });

  function select(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  function filterClaims(form) {
    const rows = [...document.querySelectorAll(".fc-group .fc-row")].map((node, order) => ({
      node, order, home: node.parentNode,
      text: node.querySelector(".fc-row__statement").textContent.toLowerCase(),
      ...Object.fromEntries(["status", "topic"].map(key => [key, node.dataset[key]])),
      ...Object.fromEntries(["people", "says", "silent", "against"].map(key => [key, node.dataset[key].split(" ").filter(Boolean)])),
    }));
    const tests = {
      q: (row, value) => value.toLowerCase().split(/\s+/).every(word => row.text.includes(word)),
      status: (row, value) => row.status === value,
      topic: (row, value) => row.topic === value,
      says: (row, value) => row.says.includes(value),
      silent: (row, value) => row.silent.includes(value),
      against: (row, value) => row.against.includes(value),
      person: (row, value) => row.people.includes(value),
    };
    const statuses = [...form.elements.status.options].map(option => option.value);
    const orders = {
      status: (a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status) || a.order - b.order,
      reports: (a, b) => b.says.length - a.says.length || a.order - b.order,
      az: (a, b) => a.text.localeCompare(b.text),
    };
    const groups = [...document.querySelectorAll(".fc-group")];
    const none = document.querySelector(".fc-none");
    const flat = document.createElement("ul");
    flat.className = "fc-rows fc-rows--flat";
    groups[0]?.before(flat);
    const labels = new Map([...form.querySelectorAll("option")].map(option => [option, option.textContent]));

    const state = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
    const passing = (chosen, but) => rows.filter(row => Object.entries(chosen).every(
      ([key, value]) => key === but || !tests[key] || tests[key](row, value)));

    function apply({ push = true } = {}) {
      const chosen = state();
      const shown = new Set(passing(chosen));
      const order = orders[chosen.sort];
      for (const row of rows) row.node.hidden = !shown.has(row);
      if (order) flat.append(...[...rows].sort(order).map(row => row.node));
      else if (flat.firstChild) for (const row of rows) row.home.append(row.node);
      for (const group of groups) {
        const left = group.querySelectorAll(".fc-row:not([hidden])").length;
        group.hidden = !left;
        group.querySelector(".fc-count").textContent = left;
      }
      none.hidden = shown.size > 0;
      form.querySelector("output").textContent = `${shown.size} of ${rows.length} claims`;
      form.querySelector("[type=reset]").hidden = !Object.keys(chosen).length;
      const idle = window.requestIdleCallback ?? setTimeout;
      idle(() => count(chosen));
      const query = new URLSearchParams(chosen).toString();
      const address = location.pathname + (query ? `?${query}` : "") + location.hash;
      if (push) history.replaceState(null, "", address);
    }

    // Beside each choice: how many claims it would leave, with every other filter as it is.
    function count(chosen) {
      const pools = {};
      for (const [option, label] of labels) {
        const { name } = option.parentNode;
        if (!option.value || name === "sort") continue;
        const pool = pools[name] ??= passing(chosen, name);
        const left = pool.filter(row => tests[name](row, option.value)).length;
        option.textContent = `${label} (${left})`;
        option.disabled = !left && !option.selected;
      }
    }

    function restore() {
      const query = new URLSearchParams(location.search);
      for (const field of form.elements) if (field.name) field.value = query.get(field.name) ?? "";
      for (const field of form.querySelectorAll("select")) if (field.selectedIndex < 0) field.value = "";
      apply({ push: false });
    }

    form.addEventListener("input", () => apply());
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    addEventListener("popstate", restore);
    restore();
  }
})();
