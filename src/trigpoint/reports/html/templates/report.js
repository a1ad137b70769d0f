"use strict";
// Makes reports pleasanter; nothing in it is needed to read them.
for (const report of document.querySelectorAll(".trigpoint")) {
  // A chart tells the mark that is pointed at in one place, by mouse, finger or arrow keys.
  const told = new WeakMap();

  function prepare(chart) {
    const marks = [...chart.querySelectorAll(".pointed")];
    if (!marks.length) return;
    for (const mark of marks) {
      const title = mark.querySelector("title");
      told.set(mark, title.textContent);
      title.remove();
    }
    const holder = document.createElement("div");
    const place = document.createElement("div");
    const readout = document.createElement("output");
    holder.className = "holder";
    place.className = "readout";
    chart.before(holder);
    holder.append(chart, place);
    place.append(readout);
    holder.tabIndex = 0;
    holder.setAttribute("role", "group");
    holder.setAttribute("aria-label", chart.getAttribute("aria-label") + report.dataset.point);
    let current = null;

    function show(mark) {
      if (mark === current) return;
      current?.classList.remove("on");
      current = mark;
      current?.classList.add("on");
      readout.textContent = current ? told.get(current) : "";
    }
    function step(key) {
      const at = marks.indexOf(current);
      const last = marks.length - 1;
      const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last };
      if (key === "Escape") show(null);
      else if (key in next) show(marks[Math.min(Math.max(next[key], 0), last)]);
      return key in next;
    }
    chart.addEventListener("pointerover", (event) => show(event.target.closest(".pointed")));
    chart.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && show(null));
    holder.addEventListener("blur", () => show(null));
    holder.addEventListener("keydown", (event) => step(event.key) && event.preventDefault());
  }
  report.querySelectorAll(".drawn").forEach(prepare);

  // The contents show where the reader is, and the parts of that chapter alone.
  const links = new Map();
  for (const link of report.querySelectorAll("nav a")) links.set(link.hash.slice(1), link);
  const watch = new IntersectionObserver(
    (entries) => {
      const seen = entries.filter((entry) => entry.isIntersecting).pop();
      if (!seen) return;
      report.querySelectorAll("nav [aria-current]").forEach((one) => one.removeAttribute("aria-current"));
      links.get(seen.target.id)?.setAttribute("aria-current", "location");
    },
    { rootMargin: "-10% 0px -80% 0px" },
  );
  report.querySelectorAll("section[id]").forEach((section) => watch.observe(section));
  report.classList.add("scripted");

  // On paper every table is shown, by browsers that style cannot tell to open them too.
  addEventListener("beforeprint", () => report.querySelectorAll("details").forEach((one) => (one.open = true)));
}
