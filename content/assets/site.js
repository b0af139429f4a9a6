// Copying and anchors. Every page is complete without this file.
(() => {
  "use strict";

  for (const button of document.querySelectorAll("[data-copy]")) startCopying(button);
  openDetailsAtAnchor();
  addEventListener("hashchange", openDetailsAtAnchor);
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
    if (!target) return;
    const around = target.closest("details");
    // Who comes to a sentence wants to see what is based on it.
    for (const details of around ? [around] : target.querySelectorAll(":scope > details, .fc-based")) details.open = true;
  }

  function openAllDetails() {
    for (const details of document.querySelectorAll("details")) details.open = true;
  }
})();
