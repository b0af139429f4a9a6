// In the preview alone: while the registry has problems, lists them above the last good site.
(async () => {
  "use strict";

  const { problems: address } = document.querySelector("script[data-problems]").dataset;
  // A stored answer would be that of an earlier save.
  const answer = await fetch(address, { cache: "no-store" });
  const problems = await answer.json();
  if (problems.length) document.body.prepend(bannerOf(problems));

  function bannerOf(problems) {
    const banner = document.createElement("section");
    banner.className = "fc-problems";
    banner.setAttribute("role", "alert");
    const count = `${problems.length} problem${problems.length === 1 ? "" : "s"}`;
    const list = document.createElement("ol");
    list.append(...problems.map(itemOf));
    banner.append(element("h2", `${count} in the registry. Below is the last good site.`), list);
    return banner;
  }

  function itemOf({ text, fix }) {
    const { place, message } = partsOf(text);
    const item = document.createElement("li");
    item.append(element("code", place), ` ${message} `, element("small", fix));
    return item;
  }

  // A problem is printed as "file:line:column: message"; where no line is at fault, its text stays in one piece.
  function partsOf(text) {
    const match = text.match(/^(?<place>\S+:\d+:\d+): (?<message>.*)$/s);
    return match ? match.groups : { place: "", message: text };
  }

  function element(name, text) {
    const node = document.createElement(name);
    node.textContent = text;
    return node;
  }
})();
