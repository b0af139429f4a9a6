// The notes on words, which a click opens without this file, open under the pointer and at keyboard focus too.
(() => {
  "use strict";

  const OPENING_DELAY = 200; // milliseconds; a pointer that only passes over a word opens nothing
  const CLOSING_DELAY = 300; // time to move the pointer from the word into its note
  let timer;
  let openNote; // the note that the pointer or the focus opened; one opened by a click is nobody’s here

  for (const button of document.querySelectorAll('button[popovertarget^="note-"]')) {
    const note = document.getElementById(button.getAttribute("popovertarget"));
    if (note?.showPopover) explain(button, note);
  }

  function explain(button, note) {
    button.addEventListener("pointerenter", event => {
      if (event.pointerType === "mouse") later(() => open(button, note), OPENING_DELAY);
    });
    button.addEventListener("pointerleave", () => later(close, CLOSING_DELAY));
    note.addEventListener("pointerenter", () => clearTimeout(timer));
    note.addEventListener("pointerleave", () => later(close, CLOSING_DELAY));
    button.addEventListener("focus", () => {
      if (button.matches(":focus-visible")) open(button, note);
    });
    button.addEventListener("blur", close);
    // Without this, a click would close what the pointer has just opened.
    button.addEventListener("click", event => {
      if (openNote !== note || !note.matches(":popover-open")) return;
      event.preventDefault();
      openNote = undefined;
    });
  }

  function later(action, delay) {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  }

  function open(button, note) {
    clearTimeout(timer);
    if (note.matches(":popover-open")) return;
    note.showPopover({ source: button });
    openNote = note;
  }

  function close() {
    openNote?.hidePopover();
    openNote = undefined;
  }
})();
