// What the script adds to a site: search, sorting, filters, the theme, the menu, zoom; by keyboard and by mouse.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

// Runs one check in a page of its own; a message thrown is a fault.
async function check(browser, name, options, look) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const faults = [];
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  try {
    await look(page);
  } catch (error) {
    faults.push(error.message.split("\n").slice(0, 3).join(" "));
  }
  await context.close();
  return [name, faults];
}

function demand(truth, message) {
  if (!truth) throw new Error(message);
}

const PHONE = { viewport: { width: 390, height: 844 } };

async function search(page, address, touchpoint) {
  await page.goto(`${address}glossary.html`);
  await page.keyboard.press("/");
  await page.keyboard.type(touchpoint.toUpperCase());
  await page.waitForSelector(".search-results a");
  const titles = await page.locator(".search-results a .medium").allTextContents();
  demand(titles[0] === touchpoint, `search for "${touchpoint}" gives ${titles.join(", ")}`);
  await page.keyboard.press("ArrowDown");
  const chosen = await page.getAttribute(".search input", "aria-activedescendant");
  demand(chosen && (await page.getAttribute(`#${chosen}`, "aria-selected")) === "true", "the arrow chooses no result");
  await page.keyboard.press("Enter");
  await page.waitForURL(/journeys\//);
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
  demand(id && (await page.locator(`[id="${id}"]`).isVisible()), `the result leads to no place in sight: ${page.url()}`);
}

async function noHit(page, address) {
  await page.goto(`${address}glossary.html`);
  await page.fill(".search input", "zzqqxx");
  const words = await page.textContent(".search-results .none");
  demand(words.trim().length > 3, "no word says that nothing was found");
  await page.keyboard.press("Escape");
  demand(await page.isHidden(".search-results"), "Escape leaves the results open");
}

// The numbers of a column in the order of the rows; what is not measured is null.
function column(page, table, index) {
  return page.$$eval(`${table} tbody tr`, (rows, at) => rows.filter((row) => !row.hidden).map((row) => {
    const value = parseFloat((row.cells[at].dataset.value ?? "").replace(/[\u202f\u00a0]/g, "").replace("\u2212", "-"));
    return Number.isNaN(value) ? null : value;
  }), index);
}

async function sorting(page, address) {
  await page.goto(`${address}gaps.html`);
  const table = "table.sortable >> nth=0";
  const heads = page.locator("table.sortable").first().locator("thead th");
  let index = -1;
  for (let i = 0; i < (await heads.count()); i++) {
    if ((await heads.nth(i).getAttribute("data-sort")) === "number" && i > 0) { index = i; break; }
  }
  demand(index > 0, "no column of numbers can be sorted");
  const id = await page.$eval("table.sortable", (element) => (element.id ||= "the-table"));
  for (const [direction, sign] of [["ascending", 1], ["descending", -1]]) {
    await heads.nth(index).locator("button").focus();
    await page.keyboard.press("Enter");
    demand((await heads.nth(index).getAttribute("aria-sort")) === direction, `aria-sort is not ${direction}`);
    const values = (await column(page, `#${id}`, index)).filter((value) => value !== null);
    demand(values.length > 1 && values.every((value, i) => i === 0 || (value - values[i - 1]) * sign >= 0),
      `${direction}: ${values.join(" ")}`);
  }
  demand(await page.locator(table).isVisible(), "the table is gone");
}

async function filters(page, address) {
  await page.goto(`${address}gaps.html`);
  const bar = page.locator("[data-filters]").first();
  if (await bar.isHidden()) return; /* nothing to choose among */
  const select = bar.locator("select:visible").first();
  const rows = page.locator(`#${await bar.getAttribute("data-filters")} tbody tr:visible`);
  const before = await rows.count();
  await select.selectOption({ index: 1 });
  const after = await rows.count();
  demand(after > 0 && after < before, `${after} of ${before} rows`);
  demand((await bar.locator("[data-filter-count]").textContent()).startsWith(String(after)), "the count is not said");
}

async function theme(page, address) {
  await page.goto(`${address}gaps.html`);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.click("[data-theme-switch]");
  const dark = await ground();
  demand(light !== dark, `the ground stays ${light}`);
  await page.goto(`${address}glossary.html`);
  demand((await ground()) === dark, "the next page forgets the choice");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.click("[data-theme-switch]");
  demand((await ground()) === light, "light cannot be chosen where dark is the reader's setting");
}

async function menu(page, address) {
  await page.goto(`${address}gaps.html`);
  demand(await page.isHidden("#nav"), "the navigation is open before it is asked for");
  await page.click("[data-menu]");
  demand(await page.isVisible("#nav a"), "the menu does not open");
  await page.keyboard.press("Escape");
  demand(await page.isHidden("#nav a"), "Escape does not close the menu");
  demand(await page.evaluate(() => document.activeElement.hasAttribute("data-menu")), "the focus is not back on the button");
}

async function menuWithoutScripts(page, address) {
  await page.goto(`${address}gaps.html`);
  await page.click("[data-menu]");
  demand(await page.isVisible("#nav a"), "the menu does not open without scripts");
}

async function zoom(page, address, journey) {
  await page.goto(`${address}${journey}`);
  const width = () => page.$eval("#map-frame svg.drawing", (drawing) => drawing.getBoundingClientRect().width);
  const before = await width();
  await page.click("#map [data-zoom-step=in]");
  const after = await width();
  demand(after > before * 1.2, `${before} px, then ${after} px`);
}

async function skipping(page, address) {
  await page.goto(`${address}gaps.html`);
  await page.keyboard.press("Tab");
  demand(await page.evaluate(() => document.activeElement.classList.contains("skip-link")), "the first stop is not the skip link");
  let seen = false;
  for (let tries = 0; tries < 40 && !seen; tries++) { /* it slides in */
    await page.waitForTimeout(50);
    seen = await page.evaluate(() => {
      const box = document.querySelector(".skip-link").getBoundingClientRect();
      return box.x >= 0 && box.y >= 0 && box.width > 40;
    });
  }
  demand(seen, "the skip link is not seen when it has the focus");
  await page.keyboard.press("Enter");
  demand(await page.evaluate(() => document.activeElement.id === "main"), "the skip link does not lead to the content");
}

// All checks of a site: its address ends in a slash. Gives names and faults.
export async function behaviour(browser, address, { name, folder }) {
  const entries = JSON.parse(readFileSync(join(folder, "search.json"), "utf8"));
  const list = Array.isArray(entries) ? entries : entries.entries;
  const touchpoint = list.find((entry) => /^journeys\/.*#/.test(entry.url) && /touchpoint/i.test(entry.kind));
  const journey = touchpoint?.url.split("#")[0];
  const looks = [
    ["search finds a touchpoint, by keyboard", {}, (page) => search(page, address, touchpoint.title)],
    ["search says that there is nothing", {}, (page) => noHit(page, address)],
    ["search on a phone, from the file", PHONE, (page) => search(page, `file://${folder}/`, touchpoint.title)],
    ["a table sorts", {}, (page) => sorting(page, address)],
    ["filters choose rows", {}, (page) => filters(page, address)],
    ["the theme switches and is remembered", {}, (page) => theme(page, address)],
    ["the menu on a phone", PHONE, (page) => menu(page, address)],
    ["the menu without scripts", { ...PHONE, javaScriptEnabled: false }, (page) => menuWithoutScripts(page, address)],
    ["a map is enlarged", {}, (page) => zoom(page, address, journey)],
    ["the skip link", {}, (page) => skipping(page, address)],
  ];
  const results = [];
  if (!touchpoint || !existsSync(join(folder, journey))) return [[`${name}: a touchpoint in search.json`, ["none"]]];
  for (const [what, options, look] of looks) {
    results.push(await check(browser, `${name}: ${what}`, options, look));
  }
  return results;
}
