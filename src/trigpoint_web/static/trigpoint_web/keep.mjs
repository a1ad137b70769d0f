// Sends what is filled in to be kept, quietly, a moment after each change.
const PAUSE = 800;
const AGAIN = 5000;

const now = () =>
  new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/**
 * Keeps `form` at its data-keep address and says so in the page's line of what is saved. A field
 * named "change" counts the changes, so that an answer overtaken on its way changes nothing.
 */
export function keep(form) {
  const line = document.querySelector("[data-saved]");
  const say = (what) => { if (line) line.textContent = line.dataset[what].replace("{time}", now()); };
  let timer;
  let changes = 0;

  const later = (pause) => { clearTimeout(timer); timer = setTimeout(send, pause); };
  const send = async () => {
    const sent = changes;
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      say("done");
    } catch {
      say("failed");
      if (sent === changes) later(AGAIN);
    }
  };
  form.addEventListener("input", () => {
    changes += 1;
    if (form.elements.change) form.elements.change.value = changes;
    later(PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}
