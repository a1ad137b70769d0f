// Shows and hides questions as answers are given, where the page itself holds all that decides.
// What is hidden keeps its answers; the server clears them when all is handed in.

/** Follows the answers in `form`: data-asked-if on a question, data-parent on one with groups. */
export function branch(form) {
  const follow = () => {
    for (const one of form.querySelectorAll("[data-question]")) {
      if (one.dataset.askedIf) one.hidden = !JSON.parse(one.dataset.askedIf).every((condition) => holds(form, condition));
      if (one.dataset.parent) narrow(form, one);
    }
  };
  form.addEventListener("change", follow);
  addEventListener("pageshow", follow); // a browser that goes back fills in what was there
  follow();
}

/** Whether an answered question that is itself asked has, or has not, what the condition names. */
function holds(form, { question, any_of, none_of }) {
  const router = form.querySelector(`[data-question="${question}"]`);
  const given = answers(form, question);
  if (router?.hidden || given.length === 0) return false;
  return any_of.length ? given.some((one) => any_of.includes(one)) : !given.some((one) => none_of.includes(one));
}

/** Leaves the group of the parent's answer; all of them while there is none on this page. */
function narrow(form, question) {
  const given = answers(form, question.dataset.parent);
  if (!form.elements[question.dataset.parent]) return;
  for (const group of question.querySelectorAll("[data-group]")) {
    group.hidden = given.length > 0 && !given.includes(group.dataset.group);
  }
}

const answers = (form, question) => new FormData(form).getAll(question).filter((one) => one !== "");
