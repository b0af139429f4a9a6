// Two reports side by side on /compare/. It marks each row with the tabs it belongs to; the filter does the rest.
// It runs as soon as the form stands, so that the table does not show before the columns are chosen.
(() => {
  "use strict";

  const page = document.documentElement;
  const form = document.querySelector(".fc-filter--compare");
  let showChoices;
  page.classList.add("fc-comparing");
  // Should the filter never come, the whole table shows after all.
  setTimeout(() => page.classList.remove("fc-comparing"), 3000);
  form.addEventListener("choosing", () => {
    showChoices ??= comparison(form, document.querySelector(".fc-matrix"));
    showChoices();
    page.classList.remove("fc-comparing");
  });

  function comparison(form, matrix) {
    const sources = [...matrix.querySelectorAll("thead [data-source]")].map(sourceOf);
    const rows = [...matrix.querySelectorAll("[data-row]")].map(rowOf);
    const { a, b, tab, status, topic } = form.elements;
    const labels = { status: labelsOf(status), topic: labelsOf(topic) };
    let pair = "";
    let columns = [...sources.keys()].join();

    form.querySelector("[data-csv]").addEventListener("click", () => {
      const order = columns.split(",").map(Number);
      const name = tab.value === "all" ? "all-reports" : `${a.value}-${b.value}-${tab.value}`;
      save(`${name}.csv`, csvOf(table(rows, order, sources, labels)));
    });
    return () => {
      keepApart(a, b, pair.split(" "));
      const chosen = [a.value, b.value].map(id => sources.findIndex(source => source.id === id));
      if (pair !== `${a.value} ${b.value}`) {
        pair = `${a.value} ${b.value}`;
        for (const row of rows) row.node.dataset.tab = `${tabOf(...chosen.map(n => row.cells[n]))} all`;
        writeNames(form, chosen.map(n => sources[n].name));
      }
      const order = tab.value === "all" ? [...sources.keys()] : chosen;
      if (columns !== order.join()) {
        columns = order.join();
        showColumns(matrix, sources, rows, order);
      }
      matrix.dataset.view = tab.value === "all" ? "all" : "pair";
      for (const line of form.querySelectorAll("[data-meaning]")) line.hidden = line.dataset.meaning !== tab.value;
    };
  }

  function sourceOf(head) {
    // Where its words stand in a file, the report is named with its republisher.
    return { head, id: head.dataset.source, name: head.querySelector("a").textContent, fullName: head.textContent };
  }

  // As they are before the filter writes its counts beside them.
  function labelsOf(choice) {
    return Object.fromEntries([...choice.options].map(option => [option.value, option.textContent]));
  }

  function rowOf(node) {
    return { node, cells: [...node.querySelectorAll("td")] };
  }

  // ---- What two reports say to a claim ----

  // A report is never compared with itself: where the reader chooses the other one, the two change places.
  function keepApart(a, b, [formerA, formerB]) {
    if (a.value !== b.value) return;
    if (!formerA) b.value = [...b.options].find(option => option.value !== a.value).value;
    else if (a.value === formerA) a.value = formerB;
    else b.value = formerA;
  }

  function tabOf(a, b) {
    const [aSpeaks, bSpeaks] = [a, b].map(cell => cell.dataset.stances !== "");
    if (aSpeaks && bSpeaks) return sayTheSame(a, b) ? "both" : "differ";
    return aSpeaks ? "a" : bSpeaks ? "b" : "";
  }

  // All of the claim, or otherwise the same version of it; two reports that say a part of it may say two parts.
  function sayTheSame(a, b) {
    const [stances, others] = [a, b].map(stancesIn);
    if (stances !== others) return false;
    return stances === "supports" || (versionsIn(a) !== "" && versionsIn(a) === versionsIn(b));
  }

  // Who says all of it says a part of it too.
  function stancesIn(cell) {
    const { stances } = cell.dataset;
    return stances === "partly supports" ? "supports" : stances;
  }

  function versionsIn(cell) {
    return [...cell.querySelectorAll("b")].map(version => version.textContent.toLowerCase()).sort().join("\n");
  }

  // ---- Columns ----

  function writeNames(form, [a, b]) {
    for (const node of form.querySelectorAll("[data-name-of]")) node.textContent = node.dataset.nameOf === "a" ? a : b;
  }

  // The sources of ``order`` in that order, and no others.
  function showColumns(matrix, sources, rows, order) {
    arrange(sources.map(source => source.head), order);
    for (const row of rows) arrange(row.cells, order);
    for (const topic of matrix.querySelectorAll(".fc-matrix__topic th")) topic.colSpan = order.length + 1;
  }

  function arrange(cells, order) {
    cells[0].parentNode.append(...order.map(n => cells[n]));
    cells.forEach((cell, n) => { cell.hidden = !order.includes(n); });
  }

  // ---- CSV ----

  // The rows that are shown, in the order they are shown in.
  function table(rows, order, sources, labels) {
    const shown = rows.filter(row => !row.node.hidden).sort((a, b) => follows(a.node, b.node));
    const heads = order.flatMap(n => ["answer", "version", "quote"].map(part => `${sources[n].fullName}: ${part}`));
    return [
      ["id", "statement", "status", "topic", ...heads, "address"],
      ...shown.map(({ node, cells }) => {
        const { row: claim, status, topic } = node.dataset;
        const link = node.querySelector("[data-row-text]");
        const answers = order.flatMap(n => [".fc-mark__stance", ".fc-mark b", ".fc-q"].map(part => textOf(cells[n], part)));
        return [claim, link.textContent, labels.status[status], labels.topic[topic], ...answers, link.href];
      }),
    ];
  }

  function follows(a, b) {
    return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  }

  function textOf(cell, part) {
    return [...cell.querySelectorAll(part)].map(node => node.textContent).join(" / ");
  }

  function csvOf(lines) {
    return lines.map(line => line.map(field).join(",")).join("\r\n") + "\r\n";
  }

  // A spreadsheet would run a text that begins like a formula.
  function field(text) {
    const safe = text.replace(/^(?=[=+\-@\t\r\n])/, "'");
    return `"${safe.replaceAll('"', '""')}"`;
  }

  // The mark at its beginning tells a spreadsheet that the text is UTF-8.
  function save(name, csv) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", csv], { type: "text/csv" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
})();
