// Keeps a page of the questionnaire while it is filled in: on the server, quietly, a moment after
// each change; and in this tab until the server has it, so that nothing typed offline is lost.
const PAUSE = 800;
const AGAIN = 5000;
const SHELF = "questionnaire:";

const now = () =>
  new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Keeps `form` at its data-keep address, and says so in the page's line of what is saved. */
function keep(form) {
  const line = document.querySelector("[data-saved]");
  const shelf = shelfOf(form);
  const change = form.elements.change;
  let timer;

  const say = (what) => { line.textContent = line.dataset[what].replace("{time}", now()); };
  const later = (pause) => { clearTimeout(timer); timer = setTimeout(send, pause, {}); };
  const stop = () => { clearTimeout(timer); timer = undefined; };
  const send = async ({ keepalive }) => { // where the page goes away, the request stays
    stop();
    const sent = change.value;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.keep, { method: "POST", body, redirect: "manual", keepalive });
      if (answer.status === 409) location.reload(); // handed in from another window: the page says so
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      if (sent === change.value) sessionStorage.removeItem(shelf);
      say("done");
    } catch {
      say("failed");
      if (sent === change.value) later(AGAIN);
    }
  };
  const changed = () => {
    change.value = Number(change.value) + 1;
    sessionStorage.setItem(shelf, JSON.stringify([...new FormData(form)]));
    later(PAUSE);
  };

  form.addEventListener("input", changed);
  form.addEventListener("submit", stop);
  addEventListener("pagehide", () => { if (timer) send({ keepalive: true }); });
  addEventListener("online", () => { if (timer) send({}); });
  if (fillIn(form, sessionStorage.getItem(shelf))) changed();
}

/** Tells the server which questions were in sight. */
function tellShown(form) {
  form.addEventListener("formdata", ({ formData }) => {
    formData.delete("shown");
    for (const one of form.querySelectorAll("[data-question]:not([hidden])")) {
      formData.append("shown", one.dataset.question);
    }
  });
}

/** Fills in what this tab still had of the page, and whether there was any. */
function fillIn(form, kept) {
  if (!kept) return false;
  const answers = JSON.parse(kept);
  for (const field of form.querySelectorAll("[data-question] [name]")) {
    const given = answers.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = given.includes(field.value);
    else field.value = given[0] ?? "";
    field.dispatchEvent(new Event("input"));
  }
  form.dispatchEvent(new Event("change"));
  return true;
}

/** Where a page lies in this tab, in either language. */
const shelfOf = (form) => SHELF + form.dataset.keep.slice(form.dataset.keep.indexOf("/answer/"));

/** A page that came after has shown that those before it have arrived. */
function clearOthers(form) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(SHELF) && !(form && key === shelfOf(form))) sessionStorage.removeItem(key);
  }
}

const form = document.querySelector("form[data-keep]");
clearOthers(form);
if (form) {
  tellShown(form);
  keep(form);
}
