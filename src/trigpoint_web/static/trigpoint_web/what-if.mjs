// Shows what the answers on the page would give as they are changed; the server works it out.

const form = document.querySelector("#trial");
let waiting, asked;

async function ask() {
  asked?.abort();
  asked = new AbortController();
  try {
    const response = await fetch(form.action, {
      method: "POST", body: new FormData(form), signal: asked.signal,
    });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    document.querySelector("#result").replaceChildren(...page.querySelector("#result").childNodes);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

form.addEventListener("change", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 150);
});
