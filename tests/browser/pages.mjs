// Opens every page of some sites and prints lines as TAP has it. usage: node pages.mjs NAME=FOLDER...
// Each page is opened once from a web server as strict as an intranet's, in a folder below its root, and looked at
// in both widths and both colour schemes without loading it again; once from its file; once without scripts.
import { chromium } from "playwright-core";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { behaviour } from "./behaviour.mjs";
import { serve } from "./server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const sites = process.argv.slice(2).map((word) => ({ name: word.split("=")[0], folder: word.split("=")[1] }));
const server = await serve(Object.fromEntries(sites.map(({ name, folder }) => [name, folder])));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"] });

const chosen = process.env.PAGES ? new RegExp(process.env.PAGES) : null; /* to look at some only */
const WIDE = { width: 1440, height: 900 }, PHONE = { width: 390, height: 844 }, NARROW = { width: 320, height: 640 };
const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

// A page whose faults are collected until they are taken.
async function watched(context, allowed) {
  const page = await context.newPage();
  let faults = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(allowed) && !request.url().startsWith("data:")) faults.push(`asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => faults.push(`cannot load ${request.url()}`));
  return { page, take: () => { const taken = faults; faults = []; return taken; } };
}

// Resizes and waits until the page has answered.
async function resize(page, size) {
  await page.setViewportSize(size);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))));
}

async function tooWide(page, size) {
  await resize(page, size);
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const outside = [...document.querySelectorAll("main *")].find((element) => {
      const box = element.getBoundingClientRect();
      return box.right > root.clientWidth + 0.5 && !element.closest(".table-scroll, .drawing-frame, pre");
    });
    return `${root.scrollWidth} px in a window of ${root.clientWidth} px: ${outside ? outside.outerHTML.slice(0, 100) : "?"}`;
  });
  return found ? [`too wide: ${found}`] : [];
}

// Gives the faults axe finds; rules: only these, else all of the standard.
async function inspect(page, where, rules) {
  const only = rules ? { type: "rule", values: rules } : { type: "tag", values: STANDARD };
  const result = await page.evaluate((runOnly) => axe.run(document, { runOnly, preload: false, resultTypes: ["violations"],
    elementRef: false }), only);
  return result.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) =>
    `axe, ${where}, ${rule.id}: ${node.target.join(" ")} ${node.html.slice(0, 120)} ${rule.id === "color-contrast" ? node.any[0]?.message : ""}`));
}

// The font is the report's own, and what is drawn says what it is.
function lookInside() {
  const faults = [];
  const families = new Set([...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family.replace(/"/g, "")));
  if (families.size !== 1 || !families.has("Flightpath Inter")) faults.push(`fonts loaded: ${[...families].join(", ") || "none"}`);
  for (const drawing of document.querySelectorAll("svg:not([aria-hidden=true])")) {
    const ids = (drawing.getAttribute("aria-labelledby") ?? "").split(" ");
    const title = drawing.querySelector(":scope > title"), words = drawing.querySelector(":scope > desc");
    const name = drawing.outerHTML.slice(0, 80);
    if (!title?.textContent.trim() || !ids.includes(title.id)) faults.push(`a drawing without a title: ${name}`);
    const { width, height } = drawing.viewBox.baseVal; /* legends and charts in cells need a title only */
    const large = height > 60 && (width > 320 || height > 120);
    if (large && (!words?.textContent.trim() || !ids.includes(words.id))) faults.push(`a drawing without a description: ${name}`);
  }
  return faults;
}

// The words of the page that a reader has, without what only scripts make or use.
function words() {
  const main = document.querySelector("main").cloneNode(true);
  main.querySelectorAll("[data-filters], [data-zoom]").forEach((element) => element.remove());
  document.body.appendChild(main);
  const text = main.innerText;
  main.remove();
  return text.replace(/\s+/g, " ").trim();
}

// Rules whose outcome depends on the width and on the colours.
const BY_WIDTH = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];

// Both widths and both schemes: every page in two of the four pairs, some in all.
async function inspectAll(page, thoroughly) {
  await page.evaluate(axe);
  await resize(page, WIDE);
  const faults = await inspect(page, "wide", null);
  await page.emulateMedia({ colorScheme: "dark" });
  if (thoroughly) faults.push(...(await inspect(page, "wide and dark", ["color-contrast"])));
  await resize(page, PHONE);
  faults.push(...(await inspect(page, "phone and dark", BY_WIDTH)));
  if (!thoroughly) return faults;
  await page.emulateMedia({ colorScheme: "light" });
  return [...faults, ...(await inspect(page, "phone", ["color-contrast"]))];
}

// The name and the faults of each look at one page.
async function examine(tabs, { site, path, thoroughly, sampled }) {
  const address = path.split(sep).map(encodeURIComponent).join("/");
  const { page, take } = tabs.served;
  const faults = [];
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(WIDE);
  await page.goto(`${server.address}${site.name}/${address}`, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => null));
  faults.push(...(await page.evaluate(lookInside)), ...(await tooWide(page, WIDE)));
  const withScripts = await page.evaluate(words);
  faults.push(...(await tooWide(page, NARROW)), ...(await tooWide(page, PHONE)));
  /* Pages of one folder are made by one template: the first ones stand for all. The pages on the method are
     the same in every site but for a few figures. */
  if (sampled && (site === sites[0] || !/^(method.|glossary)/.test(path))) faults.push(...(await inspectAll(page, thoroughly)));
  faults.push(...take());

  const file = pathToFileURL(join(site.folder, path)).href;
  await tabs.files.page.goto(file, { waitUntil: "load" });
  const fromFile = [...(await tooWide(tabs.files.page, PHONE)), ...tabs.files.take()];

  await tabs.plain.page.goto(file, { waitUntil: "load" });
  const bare = await tabs.plain.page.evaluate(words);
  const without = bare === withScripts ? [] : [`${bare.length} characters against ${withScripts.length}: ${firstDifference(bare, withScripts)}`];
  const name = `${site.name}, ${path}`;
  return [[`${name}: strict server, both widths, both schemes`, faults], [`${name}: from its file`, fromFile],
    [`${name}: without scripts`, without]];
}

function firstDifference(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return `"${one.slice(Math.max(0, at - 20), at + 30)}" for "${other.slice(Math.max(0, at - 20), at + 30)}"`;
}

let failed = 0, looked = 0;
function report([name, faults]) {
  const unique = [...new Set(faults)];
  console.log(`${unique.length ? "not ok" : "ok"} - ${name}`);
  for (const fault of unique.slice(0, 12)) console.log(`  ${fault}`);
  failed += unique.length > 0;
  looked++;
}

// Two at a time, reported in order.
const work = sites.flatMap((site) => readdirSync(site.folder, { recursive: true })
  .filter((path) => path.endsWith(".html") && (!chosen || chosen.test(path))).sort().map((path) => ({ site, path })));
// The first pages of a folder have the same parts as the others.
const count = {};
for (const item of work) {
  const folder = item.path.includes(sep) ? `${item.site.name} ${item.path.split(sep)[0]}` : item.path;
  count[folder] = (count[folder] ?? 0) + 1;
  item.thoroughly = count[folder] <= 1;
  item.sampled = count[folder] <= 4;
}
const results = [];
let next = 0;
await Promise.all([0, 1].map(async () => {
  const plain = await browser.newContext({ viewport: WIDE, javaScriptEnabled: false });
  const context = await browser.newContext({ viewport: WIDE });
  const tabs = { served: await watched(context, server.address), files: await watched(context, "file://"),
    plain: await watched(plain, "file://") };
  while (next < work.length) {
    const index = next++;
    results[index] = await examine(tabs, work[index]);
  }
}));
results.flat().forEach(report);
for (const site of sites) {
  (await behaviour(browser, `${server.address}${site.name}/`, site)).forEach(report);
}
await browser.close();
server.close();
process.exit(failed || !looked ? 1 : 0);
