// Tells the server which questions of the page were in sight.

for (const form of document.querySelectorAll("form[data-keep]")) {
  form.addEventListener("formdata", ({ formData }) => {
    formData.delete("shown");
    for (const one of form.querySelectorAll("[data-question]:not([hidden])")) {
      formData.append("shown", one.dataset.question);
    }
  });
}
