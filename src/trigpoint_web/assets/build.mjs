// Builds what the site serves: one style sheet, and the modules of govuk-frontend as they are.
// The results are committed, so that nobody needs node to run the site.
import { createHash } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const site = join(here, "../static/trigpoint_web");
const library = join(here, "node_modules/govuk-frontend");
const modules = ["checkboxes", "error-summary"];
const { version, license } = JSON.parse(readFileSync(join(library, "package.json"), "utf8"));

const { css } = compile(join(here, "styles/site.scss"), {
  style: "compressed",
  charset: false,
  loadPaths: [join(here, "node_modules")],
  quietDeps: true,
});
const notice = `/* Trigpoint, Apache-2.0; with parts of govuk-frontend ${version}, ${license}: govuk-frontend/LICENSE.txt */\n`;
writeFileSync(join(site, "site.css"), `${notice}${css}\n`);

for (const name of modules) {
  const file = `${name}.bundle.mjs`;
  copyFileSync(join(library, "dist/govuk/components", name, file), join(site, "govuk-frontend", file));
}

const hashes = (folder, names) => {
  const sha256 = (name) => createHash("sha256").update(readFileSync(join(folder, name))).digest("hex");
  return Object.fromEntries(names.map((name) => [name, sha256(name)]));
};
const manifest = {
  "govuk-frontend": { version, license },
  sources: hashes(join(here, "styles"), readdirSync(join(here, "styles")).sort()),
  files: hashes(site, ["site.css", ...modules.map((name) => `govuk-frontend/${name}.bundle.mjs`)]),
};
writeFileSync(join(site, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
