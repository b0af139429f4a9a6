// The filter of a list, for every page that has one. It reads what it needs from the page:
//
// - a form.fc-filter, whose data-noun names what is counted. It may have a button.fc-filter__toggle, behind which a phone
//   puts the fields, an output for the count, and a button of the type "reset";
// - rows with the attribute data-row, in .fc-group sections or not. A section shows its count in .fc-count;
// - a field named F, a choice or a group of radio buttons: a row passes where its data-F has the value as one of its words;
// - the field "text": a row passes where its [data-row-text], or else the whole row, has every word;
// - the field "sort": an option's data-by names the data attribute to sort by, or "text" for the text. data-order is
//   "choices" for the order of the field of that name, "most" for most words first; without it, A to Z;
// - a field within [data-setting] is no filter that "Show all" clears or that is counted as one. Rows that do not have its
//   attribute pass.
//
// The address of the page keeps every choice. Before rows are chosen, the form gets the event "choosing", on which another
// script may set fields and the attributes of rows.
(() => {
  "use strict";

  const form = document.querySelector(".fc-filter");
  if (form) startFilter(form);

  function startFilter(form) {
    // A browser may bring back what was chosen before a reload; the address alone says what is chosen.
    form.reset();
    const fields = fieldsOf(form);
    const rows = [...document.querySelectorAll("[data-row]")].map(rowOf);
    const groups = [...document.querySelectorAll(".fc-group")];
    const counters = countersIn(form);
    const sortedList = listForAll(rows, groups);

    form.addEventListener("input", applyChoices);
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("reset", clear);
    form.querySelector(".fc-filter__toggle")?.addEventListener("click", toggleFields);
    addEventListener("popstate", showAddress);
    showAddress();

    function applyChoices() {
      const choices = show();
      writeAddress(fields, choices);
    }

    function clear(event) {
      event.preventDefault();
      for (const field of fields) if (!field.isSetting) field.control.value = field.initial;
      applyChoices();
    }

    function showAddress() {
      fillFromAddress(fields);
      show();
    }

    function show() {
      form.dispatchEvent(new Event("choosing"));
      const choices = choicesIn(fields);
      const passing = new Set(rowsPassing(rows, choices));
      for (const row of rows) row.node.hidden = !passing.has(row);
      arrange(comparisonIn(form));
      for (const group of groups) showGroup(group);
      document.querySelector(".fc-none")?.toggleAttribute("hidden", passing.size > 0);
      showResult(form, `${passing.size} of ${rows.length} ${form.dataset.noun}`, choices);
      // Counting goes over all rows for every field; the rows themselves need not wait for it.
      const whenIdle = window.requestIdleCallback ?? setTimeout;
      whenIdle(() => countBesideChoices(counters, rows, choices));
      return choices;
    }

    // In one list where an order is chosen, and otherwise each row in its group.
    function arrange(comparison) {
      if (comparison) sortedList?.append(...[...rows].sort(comparison).map(row => row.node));
      else if (sortedList?.firstChild) for (const row of rows) row.home.append(row.node);
    }
  }

  // ---- Rows ----

  function rowOf(node, position) {
    const parts = [...node.querySelectorAll("[data-row-text]")];
    const text = (parts.length ? parts : [node]).map(part => part.textContent).join(" ").toLowerCase();
    return { node, position, home: node.parentNode, text };
  }

  // The list that shows the rows of all groups in an order: an empty one like theirs, above them.
  function listForAll(rows, groups) {
    if (!rows.length || !groups.length) return rows[0]?.home;
    const list = rows[0].home.cloneNode(false);
    list.removeAttribute("id");
    groups[0].before(list);
    return list;
  }

  function wordsIn(text) {
    return text.split(" ").filter(Boolean);
  }

  function passes(row, { name, value, isSetting }) {
    if (name === "sort") return true;
    if (name === "text") return value.toLowerCase().split(/\s+/).every(word => row.text.includes(word));
    const words = row.node.dataset[name];
    return words === undefined ? isSetting : wordsIn(words).includes(value);
  }

  function rowsPassing(rows, choices) {
    return rows.filter(row => choices.every(choice => passes(row, choice)));
  }

  function showGroup(group) {
    const left = group.querySelectorAll("[data-row]:not([hidden])").length;
    group.hidden = !left;
    group.querySelector(".fc-count").textContent = left;
  }

  // ---- Order ----

  function comparisonIn(form) {
    const { by, order } = form.elements.sort?.selectedOptions[0].dataset ?? {};
    if (!by) return null;
    const compare = comparisonBy(form, by, order);
    return (a, b) => compare(a, b) || a.position - b.position;
  }

  function comparisonBy(form, by, order) {
    const keyOf = row => (by === "text" ? row.text : row.node.dataset[by]);
    if (order === "most") return (a, b) => wordsIn(keyOf(b)).length - wordsIn(keyOf(a)).length;
    if (order !== "choices") return (a, b) => keyOf(a).localeCompare(keyOf(b));
    const values = [...form.elements[by].options].map(option => option.value);
    return (a, b) => values.indexOf(keyOf(a)) - values.indexOf(keyOf(b));
  }

  // ---- Fields and the address ----

  function fieldsOf(form) {
    const nodes = [...form.elements].filter(node => node.name);
    return [...new Map(nodes.map(node => [node.name, node]))].map(([name, node]) => {
      const control = form.elements[name];
      return { name, control, initial: control.value, isSetting: Boolean(node.closest("[data-setting]")) };
    });
  }

  function choicesIn(fields) {
    return fields
      .map(({ name, control, isSetting }) => ({ name, value: control.value.trim(), isSetting }))
      .filter(choice => choice.value);
  }

  function fillFromAddress(fields) {
    const query = new URLSearchParams(location.search);
    for (const { name, control, initial } of fields) {
      const value = query.get(name) ?? initial;
      control.value = value;
      // A value that is none of the choices.
      if (control.value !== value) control.value = initial;
    }
  }

  // The settings are in it as soon as anything is chosen: what a page begins with may change with its data.
  function writeAddress(fields, choices) {
    const isInitial = fields.every(({ control, initial }) => control.value.trim() === initial);
    const query = new URLSearchParams(choices.map(({ name, value }) => [name, value])).toString();
    history.replaceState(null, "", location.pathname + (isInitial ? "" : `?${query}`) + location.hash);
  }

  // ---- What the form says ----

  function showResult(form, result, choices) {
    const filters = choices.filter(choice => !choice.isSetting);
    const active = filters.filter(choice => choice.name !== "sort").length;
    form.querySelector("output").textContent = result;
    form.querySelector("[type=reset]").hidden = !filters.length;
    const toggle = form.querySelector(".fc-filter__toggle");
    if (toggle) toggle.textContent = active ? `Filter (${active} active)` : "Filter";
  }

  function toggleFields({ currentTarget: toggle }) {
    toggle.setAttribute("aria-expanded", toggle.getAttribute("aria-expanded") === "false");
  }

  // Every choice that filters; those of a setting are radio buttons.
  function countersIn(form) {
    const choices = "select:not([name=sort]) option:not([value='']), input[type=radio]";
    return [...form.querySelectorAll(choices)]
      .filter(node => !node.closest("[data-setting] select"))
      .map(node => ({ node, name: node.name ?? node.closest("select").name, label: node.textContent }));
  }

  // Beside each choice: how many rows it would leave, with every other field as it is.
  function countBesideChoices(counters, rows, choices) {
    const rowsByName = {};
    for (const { node, name, label } of counters) {
      rowsByName[name] ??= rowsPassing(rows, choices.filter(choice => choice.name !== name));
      const left = rowsByName[name].filter(row => passes(row, { name, value: node.value })).length;
      if (label) {
        node.textContent = `${label} (${left})`;
        node.disabled = !left && !node.selected;
      } else {
        node.closest("label").querySelector(".fc-count").textContent = left;
      }
    }
  }
})();
