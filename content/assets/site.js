// Filtering, copying and anchors. Every page is complete without this file.
(() => {
  "use strict";

  const form = document.querySelector(".fc-filter");
  if (form) startFilter(form);
  for (const button of document.querySelectorAll("[data-copy]")) startCopying(button);
  openDetailsAtAnchor();
  addEventListener("beforeprint", openAllDetails);

  // ---- Copying ----

  function startCopying(button) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(source.textContent);
        button.textContent = "Copied";
      } catch {
        // Without https, or where the reader forbids it, a page may not write to the clipboard.
        button.textContent = "Press Ctrl+C";
        select(source);
      }
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
  }

  function select(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  // ---- Details ----

  function openDetailsAtAnchor() {
    const id = location.hash.slice(1);
    const target = id && document.getElementById(id);
    const details = target && (target.closest("details") ?? target.querySelector(":scope > details"));
    if (details) details.open = true;
  }

  function openAllDetails() {
    for (const details of document.querySelectorAll("details")) details.open = true;
  }

  // ---- The filter of /claims/ ----

  function startFilter(form) {
    const groups = [...document.querySelectorAll(".fc-group")];
    const rows = [...document.querySelectorAll(".fc-group .fc-row")].map(rowOf);
    const options = [...form.querySelectorAll("option")].map(optionOf);
    const comparisons = comparisonsBy([...form.elements.status.options].map(option => option.value));
    const sortedList = document.createElement("ul");
    sortedList.className = "fc-rows fc-rows--flat";
    groups[0]?.before(sortedList);

    form.addEventListener("input", () => applyChoices());
    form.addEventListener("submit", event => event.preventDefault());
    // The form is empty only after this event.
    form.addEventListener("reset", () => setTimeout(applyChoices));
    addEventListener("popstate", showAddress);
    showAddress();

    function applyChoices() {
      const choices = choicesIn(form);
      show(choices);
      writeAddress(choices);
    }

    function showAddress() {
      fillFromAddress(form);
      show(choicesIn(form));
    }

    function show(choices) {
      const passing = new Set(rowsPassing(rows, choices));
      for (const row of rows) row.node.hidden = !passing.has(row);
      arrange(comparisons[choices.sort]);
      for (const group of groups) showGroup(group);
      document.querySelector(".fc-none").hidden = passing.size > 0;
      form.querySelector("output").textContent = `${passing.size} of ${rows.length} claims`;
      form.querySelector("[type=reset]").hidden = !Object.keys(choices).length;
      // Counting goes over all rows for every field; the rows themselves need not wait for it.
      const whenIdle = window.requestIdleCallback ?? setTimeout;
      whenIdle(() => countBesideOptions(options, rows, choices));
    }

    // In one list where an order is chosen, and otherwise each row under its topic.
    function arrange(comparison) {
      if (comparison) sortedList.append(...[...rows].sort(comparison).map(row => row.node));
      else if (sortedList.firstChild) for (const row of rows) row.home.append(row.node);
    }
  }

  function rowOf(node, position) {
    const { status, topic, people, says, silent, against } = node.dataset;
    return {
      node,
      position,
      home: node.parentNode,
      text: node.querySelector(".fc-row__statement").textContent.toLowerCase(),
      status,
      topic,
      people: wordsIn(people),
      says: wordsIn(says),
      silent: wordsIn(silent),
      against: wordsIn(against),
    };
  }

  function optionOf(node) {
    return { node, field: node.parentNode.name, label: node.textContent };
  }

  function wordsIn(text) {
    return text.split(" ").filter(Boolean);
  }

  // For each value of the field "sort".
  function comparisonsBy(statuses) {
    return {
      status: (a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status) || a.position - b.position,
      reports: (a, b) => b.says.length - a.says.length || a.position - b.position,
      az: (a, b) => a.text.localeCompare(b.text),
    };
  }

  // Whether a row passes, for each other field.
  function passes(row, field, value) {
    switch (field) {
      case "q": return value.toLowerCase().split(/\s+/).every(word => row.text.includes(word));
      case "status": return row.status === value;
      case "topic": return row.topic === value;
      case "person": return row.people.includes(value);
      case "says": return row.says.includes(value);
      case "silent": return row.silent.includes(value);
      case "against": return row.against.includes(value);
      default: return true;
    }
  }

  function rowsPassing(rows, choices) {
    return rows.filter(row => Object.entries(choices).every(([field, value]) => passes(row, field, value)));
  }

  function choicesIn(form) {
    return Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
  }

  function showGroup(group) {
    const left = group.querySelectorAll(".fc-row:not([hidden])").length;
    group.hidden = !left;
    group.querySelector(".fc-count").textContent = left;
  }

  // Beside each option: how many claims it would leave, with every other field as it is.
  function countBesideOptions(options, rows, choices) {
    const rowsByField = {};
    for (const { node, field, label } of options) {
      if (!node.value || field === "sort") continue;
      rowsByField[field] ??= rowsPassing(rows, without(choices, field));
      const left = rowsByField[field].filter(row => passes(row, field, node.value)).length;
      node.textContent = `${label} (${left})`;
      node.disabled = !left && !node.selected;
    }
  }

  function without(choices, field) {
    return Object.fromEntries(Object.entries(choices).filter(([name]) => name !== field));
  }

  function writeAddress(choices) {
    const query = new URLSearchParams(choices).toString();
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
  }

  function fillFromAddress(form) {
    const query = new URLSearchParams(location.search);
    for (const field of form.elements) if (field.name) field.value = query.get(field.name) ?? "";
    // A value that is none of its options leaves a choice with nothing selected.
    for (const choice of form.querySelectorAll("select")) if (choice.selectedIndex < 0) choice.value = "";
  }
})();
