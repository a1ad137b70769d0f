// A slider beside the number of a rating, kept in step with it.

/** Puts the slider into `rating`; the number alone is sent. */
export function slide(rating) {
  const number = rating.querySelector("input");
  const slider = document.createElement("input");
  slider.type = "range";
  for (const limit of ["min", "max"]) slider[limit] = number.dataset[limit];
  slider.setAttribute("aria-labelledby", `${number.id}-label`);
  slider.className = "part-rating-slider";
  number.after(slider);

  const follow = () => {
    slider.classList.toggle("unset", number.value === "");
    if (number.value !== "") slider.value = number.value;
  };
  const lead = () => {
    number.value = slider.value;
    number.dispatchEvent(new Event("input", { bubbles: true }));
  };
  number.addEventListener("input", follow);
  slider.addEventListener("input", lead);
  // a first touch in the very middle moves nothing, and is an answer all the same
  slider.addEventListener("click", lead);
  follow();
}
