// Folded parts of a page. Every page is complete without this file.
(() => {
  "use strict";

  openDetailsAtAnchor();
  addEventListener("hashchange", openDetailsAtAnchor);
  addEventListener("beforeprint", openAllDetails);

  function openDetailsAtAnchor() {
    const id = location.hash.slice(1);
    const target = id && document.getElementById(id);
    if (!target) return;
    const around = target.closest("details");
    // Who comes to a sentence wants to see what is based on it.
    for (const details of around ? [around] : target.querySelectorAll(":scope > details, .fc-based")) details.open = true;
  }

  function openAllDetails() {
    for (const details of document.querySelectorAll("details")) details.open = true;
  }
})();
