// A story of 1,000 articles: interactive within a second of its dossier, few rows in the page, and it scrolls.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, kExample, missing, open, serve } from './harness.mjs';

const skip = missing() ?? false;
const kArticles = 1000;
const kStatements = 3000;
/** Of the page's own thread: what others do on the machine does not count. */
const kInteractive = 1000;
const kFrame = 1000 / 60;

const id = (kind, i) => `${kind}${String(i).padStart(5, '0')}`;
const day = (i) => `2031-03-${String(1 + (i % 28)).padStart(2, '0')}`;

function dossier() {
  const articles = Array.from({ length: kArticles }, (_, i) => ({
    id: id('a', i), version: 'v', url: null, outlet: `Outlet ${i % 300}`, title: `The port closes again, part ${i}`, authors: [], published: day(i),
    published_basis: 'meta', modified: null, language: 'en', credits: [], source: null, notes: [], event: 'ev', story: 'large', family: id('f', i % 400),
    date_inferred: null, origins: [],
  }));
  const wording = (s, a) => ({
    article: id('a', a), span: [0, 40], text: `we will reopen gate ${s} when it is safe, and not before that day ${a % 4}`, kind: 'direct',
    chain: [{ name: 'Halyard', role: 'relay', kind: 'agency', mention: null, inherited: false }, { name: `Speaker ${s}`, role: 'source', kind: 'person', mention: null, inherited: false }],
    origin: 'Halyard', origin_basis: 'stated',
  });
  const statements = Array.from({ length: kStatements }, (_, s) => {
    const n = s === 0 ? kArticles : 1 + (s % 5);
    const wordings = Array.from({ length: n }, (_, k) => wording(s, (s * 7 + k) % kArticles));
    return { id: id('s', s), event: 'ev', speaker: { entity: null, name: `Speaker ${s}` }, wordings, counts: { articles: n, texts: n, origins: 1, unstated: 0 }, origins: [{ name: 'Halyard', articles: wordings.map((w) => w.article) }], first_seen: day(s), denied_by: [] };
  });
  return { version: 'x', story: 'large', title: 'A very large story', articles, events: [], stories: [], copies: [], statements, figures: [] };
}

function coverage() {
  const facts = Array.from({ length: 400 }, (_, i) => ({ id: id('x', i), text: `Fact ${i} of the port`, statements: [id('s', i)], figures: [] }));
  const words = ['reports', 'omits', 'precedes'];
  const articles = Object.fromEntries(Array.from({ length: kArticles }, (_, a) => [id('a', a), Object.fromEntries(facts.map((fact, f) => [fact.id, words[(a * 7 + f * 3) % 3]]))]));
  return { story: 'large', title: 'A very large story', coverage: { facts, articles } };
}

describe('large', { skip }, () => {
  let browser, server, reader, page, clock;

  before(async () => {
    server = await serve([kExample]);
    browser = await browse();
    reader = await open(browser, server.address, { height: 1000 });
    page = reader.page;
    clock = await page.context().newCDPSession(page);
    await clock.send('Performance.enable', { timeDomain: 'threadTicks' });
    const whole = JSON.stringify(dossier());
    const matrix = JSON.stringify(coverage());
    await page.route('**/api/v1/stories/large*', (route) =>
      route.fulfill({ contentType: 'application/json', body: route.request().url().includes('only=coverage') ? matrix : whole }),
    );
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Milliseconds of work that the page's thread did so far. */
  async function worked() {
    const { metrics } = await clock.send('Performance.getMetrics');
    return 1000 * metrics.find((metric) => metric.name === 'TaskDuration').value;
  }

  test('interactive within a second', async () => {
    await reader.go('/stories');
    const before = await worked();
    const took = await page.evaluate(async () => {
      const begun = performance.now();
      history.pushState(null, '', '/story/large');
      dispatchEvent(new PopStateEvent('popstate'));
      while (!document.querySelector('.statement .edge')) await new Promise((done) => requestAnimationFrame(done));
      await new Promise((done) => setTimeout(done));
      return performance.now() - begun;
    });
    const work = (await worked()) - before;
    console.log(`interactive after ${Math.round(took)} ms, of which ${Math.round(work)} ms work`);
    assert.ok(work < kInteractive, `${work} ms`);
    assert.ok((await page.locator('*').count()) < 4000, 'too much is in the page');
  });

  test('the list of statements scrolls through all of them, a frame at a time', async () => {
    const list = page.locator('.statements');
    const kFrames = 120;
    const before = await worked();
    await list.evaluate(async (box, frames) => {
      for (let i = 0; i < frames; i++) {
        box.scrollTop += 900;
        await new Promise((done) => requestAnimationFrame(done));
      }
    }, kFrames);
    const frame = ((await worked()) - before) / kFrames;
    console.log(`a frame of scrolling takes ${frame.toFixed(1)} ms work`);
    await list.evaluate((box) => (box.scrollTop = box.scrollHeight));
    await page.getByText(`Speaker ${kStatements - 1}`, { exact: true }).or(page.locator('.statements li[aria-posinset="3000"]')).first().waitFor();
    assert.ok((await page.locator('.statements li').count()) < 60);
    assert.ok(frame < kFrame, `${frame} ms`);
  });

  test('coverage of 1,000 articles keeps few cells in the page', async () => {
    await page.getByRole('link', { name: 'Who reports what' }).click();
    await page.locator('.matrix tbody tr').first().waitFor();
    assert.ok((await page.locator('.matrix td').count()) < 12_000);
    await page.locator('.matrix').evaluate((box) => box.scrollTo(20_000, 10_000));
    await page.locator('.matrix thead th a', { hasText: /Outlet/ }).first().waitFor();
  });

  test('the list of articles grows as it is read', async () => {
    await page.getByRole('link', { name: /^Articles/ }).click();
    await page.locator('.articles li').first().waitFor();
    assert.ok((await page.locator('.articles li').count()) < 400);
    assert.deepEqual(reader.faults, []);
  });
});
