// Opens every page of a site and prints one line a page, as TAP has it. usage: node pages.mjs SITE
import { createServer } from "node:http";
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const site = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
  ".woff2": "font/woff2", ".json": "application/json", ".png": "image/png", ".jpg": "image/jpeg", ".pdf": "application/pdf" };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

// A web server as strict as an intranet's can be.
const server = createServer((request, response) => {
  const path = join(site, decodeURIComponent(new URL(request.url, "http://x").pathname));
  if (!existsSync(path)) {
    response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
    return;
  }
  response.writeHead(200, { "content-type": types[extname(path)] ?? "text/plain", "content-security-policy": policy,
    "x-content-type-options": "nosniff" });
  response.end(readFileSync(path));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}/`;

const pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"] });

// Opens one page and calls look with it; gives the faults that show while it loads.
async function open(context, url, allowed, look) {
  const faults = [];
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(allowed) && !request.url().startsWith("data:")) faults.push(`asks for ${request.url()}`);
  });
  page.on("requestfailed", (request) => faults.push(`cannot load ${request.url()}`));
  await page.goto(url, { waitUntil: "load" });
  faults.push(...(await look(page)));
  await page.close();
  return faults;
}

async function tooWide(page) {
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth > root.clientWidth ? `${root.scrollWidth} px in a window of ${root.clientWidth} px` : null;
  });
  return wide ? [`too wide: ${wide}`] : [];
}

// On the second look at a page only what depends on colours and widths can have changed.
async function inspect(page, name) {
  await page.evaluate(axe);
  const rules = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];
  const only = name === "phone" ? { runOnly: { type: "rule", values: rules } } : {};
  const result = await page.evaluate((options) => axe.run(document, options), { preload: false, resultTypes: ["violations"], ...only });
  return result.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => `axe ${rule.id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`));
}

const windows = [
  { name: "wide", width: 1440, height: 900, scheme: "light" },
  { name: "phone", width: 390, height: 844, scheme: "dark" },
];
const contexts = [];
for (const { name, width, height, scheme } of windows) {
  contexts.push({ name, context: await browser.newContext({ viewport: { width, height }, colorScheme: scheme, bypassCSP: false }) });
}
// All looks at one page: a list of the name and the faults of each.
async function examine(path) {
  const looks = [];
  const file = pathToFileURL(join(site, path)).href;
  for (const { name, context } of contexts) {
    looks.push([`${path} from files, ${name}`, await open(context, file, "file://", async (page) => [
      ...(await tooWide(page)), ...(await inspect(page, name))])]);
  }
  const url = address + path.split(sep).map(encodeURIComponent).join("/");
  looks.push([`${path} from a strict server`, await open(contexts[0].context, url, address, tooWide)]);
  return looks;
}

let failed = 0;
function report([name, faults]) {
  const unique = [...new Set(faults)];
  console.log(`${unique.length ? "not ok" : "ok"} - ${name}`);
  for (const fault of unique.slice(0, 12)) console.log(`  ${fault}`);
  if (unique.length) failed++;
}

// Two at a time, reported in order.
const results = [];
let next = 0;
await Promise.all([0, 1].map(async () => {
  while (next < pages.length) {
    const index = next++;
    results[index] = await examine(pages[index]);
  }
}));
results.flat().forEach(report);
await browser.close();
server.close();
process.exit(failed || !pages.length ? 1 : 0);
