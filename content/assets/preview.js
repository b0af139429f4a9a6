// In the preview alone: while the registry has problems, lists them above the last good site.
(async () => {
  "use strict";
  const { problems } = document.currentScript?.dataset ?? document.querySelector("script[data-problems]").dataset;
  const found = await (await fetch(problems, { cache: "no-store" })).json();
  if (!found.length) return;
  const banner = document.createElement("section");
  banner.className = "fc-problems";
  banner.setAttribute("role", "alert");
  const title = document.createElement("h2");
  title.textContent = `${found.length} problem${found.length === 1 ? "" : "s"} in the registry. Below is the last good site.`;
  const list = document.createElement("ol");
  for (const { text, fix } of found) {
    const [, place, message] = text.match(/^(\S+:\d+:\d+): (.*)$/s) ?? [null, "", text];
    const item = document.createElement("li");
    const code = document.createElement("code");
    code.textContent = place;
    const advice = document.createElement("small");
    advice.textContent = fix;
    item.append(code, ` ${message} `, advice);
    list.append(item);
  }
  banner.append(title, list);
  document.body.prepend(banner);
})();
