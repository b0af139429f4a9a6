// Citations and addresses to copy and to share. Every page is complete without this file.
(() => {
  "use strict";

  // The word that a citation has for an address that the build did not know.
  const PAGE_ADDRESS = "PAGE-ADDRESS";
  const SHOWN_FOR = 4000; // milliseconds that a message stands

  const ownAddress = document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname;
  const message = messageLine();
  for (const link of document.querySelectorAll("[data-own-address]")) nameAddress(link);
  for (const citation of document.querySelectorAll("[data-with-address]")) completeCitation(citation);
  for (const button of document.querySelectorAll("[data-copy]")) startCopying(button);
  for (const link of document.querySelectorAll("a[data-copy-link]")) startCopyingLink(link);
  for (const button of document.querySelectorAll("[data-share]")) startSharing(button);

  function nameAddress(link) {
    link.textContent = link.href = ownAddress;
  }

  function completeCitation(citation) {
    citation.textContent = citation.dataset.withAddress.replace(PAGE_ADDRESS, () => ownAddress);
  }

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

  function startCopyingLink(link) {
    link.addEventListener("click", async event => {
      // With a key held down, the reader asks the browser for a new tab or window.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      try {
        await navigator.clipboard.writeText(ownAddress + link.hash);
        say("Link copied");
      } catch {
        // Without https, or where the reader forbids it, a page may not write to the clipboard.
        location.hash = link.hash;
        say("The link is now in the address bar");
      }
    });
  }

  function startSharing(button) {
    if (!navigator.share) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.share({ title: document.title, text: button.dataset.share, url: ownAddress });
      } catch (error) {
        if (error.name !== "AbortError") say("Sharing did not work. The permanent address can be copied");
      }
    });
  }

  // A screen reader speaks only changes of an element that was there before.
  function messageLine() {
    const line = document.createElement("p");
    line.className = "fc-message";
    line.setAttribute("role", "status");
    document.querySelector(".fc-page")?.append(line);
    return line;
  }

  let timer;
  function say(text) {
    message.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { message.textContent = ""; }, SHOWN_FOR);
  }
})();
