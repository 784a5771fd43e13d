// Looks at drawings in Chromium. usage: node chromium.mjs FOLDER: of each FOLDER/NAME.svg it writes NAME.words.json,
// the words of its texts with their places, NAME.chromium.png, a picture of 2 pixels a px, and NAME.page.png, the same
// of the drawing as an image on a page under a strict policy; it prints the fonts that were used, one a line.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const { chromium } = createRequire(new URL("../browser/", import.meta.url))("playwright-core");
const folder = process.argv[2];
const policy = "default-src 'none'; img-src 'self'; style-src 'self'";
const server = createServer((request, response) => {
  const name = decodeURIComponent(request.url.slice(1));
  if (name.endsWith(".svg")) {
    // In place of the fonts of the machine stands one that nobody takes for Inter.
    const text = readFileSync(join(folder, name), "utf8").replace(",Inter,system-ui,sans-serif", ",monospace");
    response.writeHead(200, { "content-type": "image/svg+xml", "content-security-policy": policy }).end(text);
  } else if (name.endsWith(".html")) {
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy })
      .end(`<!DOCTYPE html><title>x</title><link rel="stylesheet" href="x.css"><img src="${name.replace(".html", ".svg")}" alt="">`);
  } else {
    response.writeHead(200, { "content-type": "text/css" }).end("body{margin:0}img{display:block}");
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

// Each word of each text, with its first place and its end on the base line.
function words() {
  const found = [];
  for (const text of document.querySelectorAll("text")) {
    const content = text.textContent;
    for (const { 0: word, index } of content.matchAll(/[^\s\u00a0\u2009\u202f]+/gu)) {
      const start = text.getStartPositionOfChar(index), end = text.getEndPositionOfChar(index + word.length - 1);
      const size = parseFloat(getComputedStyle(text).fontSize);
      found.push({ word, x: Math.min(start.x, end.x), y: start.y, end: Math.max(start.x, end.x), size });
    }
  }
  return found;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-lcd-text",
    "--font-render-hinting=none", "--force-color-profile=srgb"] });
const context = await browser.newContext({ deviceScaleFactor: 2, colorScheme: "light" });
const page = await context.newPage();
const tools = await context.newCDPSession(page);
const fonts = new Set();
for (const file of readdirSync(folder).filter((name) => name.endsWith(".svg")).sort()) {
  const name = join(folder, file.replace(".svg", ""));
  await page.goto(`file://${join(folder, file)}`);
  const size = await page.evaluate(() => ({ width: Math.ceil(document.documentElement.width.baseVal.value),
    height: Math.ceil(document.documentElement.height.baseVal.value) }));
  await page.setViewportSize(size);
  writeFileSync(`${name}.words.json`, JSON.stringify(await page.evaluate(words)));
  await page.screenshot({ path: `${name}.chromium.png` });
  await tools.send("DOM.enable");
  await tools.send("CSS.enable");
  const { root } = await tools.send("DOM.getDocument", { depth: -1 });
  const { nodeIds } = await tools.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "text" });
  for (const nodeId of nodeIds) {
    const used = await tools.send("CSS.getPlatformFontsForNode", { nodeId });
    for (const font of used.fonts) fonts.add(`${font.familyName}, ${font.isCustomFont ? "of the drawing" : "of the machine"}`);
  }
  await page.goto(`http://127.0.0.1:${server.address().port}/${file.replace(".svg", ".html")}`);
  await page.screenshot({ path: `${name}.page.png` });
}
console.log([...fonts].sort().join("\n"));
await browser.close();
server.close();
