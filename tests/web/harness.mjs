// What the browser tests share: the program serving pages in a scratch folder, and Debian's Chromium on it.
// A test is told off for what the page did beside its work: an error in its console, a request to another origin.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const kRoot = process.env.SOURCIER_ROOT ?? join(dirname(fileURLToPath(import.meta.url)), '../..');
export const kExample = join(kRoot, 'examples/port-closure/pages');
const kProgram = process.env.SOURCIER_PROGRAM ?? join(kRoot, 'build/release/sourcier');
const kChromium = process.env.SOURCIER_CHROMIUM ?? '/usr/bin/chromium';
const fromWeb = createRequire(join(kRoot, 'web/package.json'));

// A browser that asks nothing of anyone but us.
const kFlags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

/** How long a test waits for what should be there at once, on a machine that builds beside it. */
const kPatience = 30_000;

/** Why the tests cannot run here, said; null where they can. */
export function missing() {
  const reason = whatIsMissing();
  if (reason) console.log(`skipped: ${reason}`);
  return reason;
}

function whatIsMissing() {
  if (!existsSync(kChromium)) return `there is no ${kChromium}`;
  if (!existsSync(join(kRoot, 'web/dist/index.html'))) return 'the reading room is not built';
  try {
    fromWeb.resolve('playwright-core');
  } catch {
    return 'playwright-core is not installed';
  }
  return existsSync(kProgram) ? null : `there is no program at ${kProgram}`;
}

/** Serves the inputs at a free port: its address, and how to stop it. */
export async function serve(inputs, more = []) {
  const program = spawn(kProgram, ['serve', ...inputs, '--port', '0', ...more], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    program.stderr.on('data', (data) => {
      said += data;
      const found = /at (http:\/\/\S+?)\/? /.exec(said);
      if (found) resolve(found[1]);
    });
    program.on('exit', () => reject(new Error(`the program ended: ${said}`)));
  });
  return { address, stop: () => new Promise((done) => program.on('exit', done) && program.kill('SIGTERM')) };
}

/** Waits until every story was looked through: before that, what is asked for by a name may not be known yet (503). */
export async function known(server) {
  for (const end = Date.now() + kPatience; ; ) {
    const status = await (await fetch(`${server.address}/api/v1/status`)).json();
    if (status.indexed >= status.stories) return;
    if (Date.now() > end) throw new Error(`${status.indexed} of ${status.stories} stories are known`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

export const browse = () => fromWeb('playwright-core').chromium.launch({ executablePath: kChromium, args: kFlags });
export const axeSource = () => fromWeb.resolve('axe-core/axe.min.js');

/** A page in a context of its own. `faults` gathers what it should not have done. */
export async function open(browser, address, { language = 'en-GB', width = 1280, height = 900, dark = false } = {}) {
  const context = await browser.newContext({
    locale: language, viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(kPatience);
  const faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== address && url.protocol !== 'blob:') faults.push(`request to ${url.origin}`);
  });
  const go = async (path) => {
    await page.goto(address + path);
    await page.locator('main h1').waitFor();
  };
  return { page, faults, go, close: () => context.close() };
}

/** Serious violations that axe finds on the page as it stands. */
export async function violations(page) {
  await page.evaluate(await sourceOfAxe());
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations
    .filter((violation) => ['serious', 'critical'].includes(violation.impact))
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`);
}

let axe = null;
async function sourceOfAxe() {
  const { readFile } = await import('node:fs/promises');
  axe ??= await readFile(axeSource(), 'utf8');
  return axe;
}
