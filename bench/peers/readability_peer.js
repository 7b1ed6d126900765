// Times Readability.js over linkedom, the quicker of the two DOMs it is used with, on listed pages.
//
// usage: node readability_peer.js NAME LIST ANSWER (as extract_peer.py; NODE_PATH names node_modules)
const fs = require("fs");
const { Readability } = require("@mozilla/readability");
const { parseHTML } = require("linkedom");

function extract(page) {
  try {
    const { document } = parseHTML(page.toString("utf8"));
    const article = new Readability(document).parse();
    return article ? article.textContent : "";
  } catch {
    return "";
  }
}

const [, , , listed, answer] = process.argv;
const paths = fs.readFileSync(listed, "utf8").split("\n");
const pages = paths.map((path) => fs.readFileSync(path));
extract(pages[0]);
const texts = {};
const begin = process.cpuUsage();
pages.forEach((page, i) => (texts[paths[i]] = extract(page)));
const spent = process.cpuUsage(begin);
fs.writeFileSync(answer, JSON.stringify({ seconds: (spent.user + spent.system) / 1e6, texts }));
