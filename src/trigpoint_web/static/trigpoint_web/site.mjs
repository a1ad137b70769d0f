// Makes pages pleasanter where scripts run: each does without.
import { Checkboxes } from "./govuk-frontend/checkboxes.bundle.mjs";
import { ErrorSummary } from "./govuk-frontend/error-summary.bundle.mjs";
import { branch } from "./branches.mjs";
import { slide } from "./rating.mjs";

document.body.classList.add("govuk-frontend-supported");

for (const Component of [Checkboxes, ErrorSummary]) {
  for (const root of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
    new Component(root);
  }
}
document.querySelectorAll("[data-rating]").forEach(slide);
document.querySelectorAll("form:has([data-question])").forEach(branch);
if (matchMedia("(min-width: 960px)").matches) {
  for (const one of document.querySelectorAll("[data-open-wide]")) one.open = true;
}
