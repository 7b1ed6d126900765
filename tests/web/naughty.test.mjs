// Every payload of tests/cli/naughty.py in every field, through every view: nothing of it runs, loads or leads anywhere.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { browse, known, kRoot, missing, open, serve } from './harness.mjs';

const skip = missing() ?? false;

describe('naughty', { skip }, () => {
  let browser, server, reader, folder;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sourcier-naughty-'));
    const lines = execFileSync('python3', [join(kRoot, 'tests/cli/naughty.py')], { env: { ...process.env, SOURCIER_ROOT: kRoot, PYTHONDONTWRITEBYTECODE: '1' } });
    writeFileSync(join(folder, 'in.jsonl'), lines);
    writeFileSync(join(folder, '<img src=x onerror=window.pwned=1>.html'), '\x89PNG');
    server = await serve([folder]);
    await known(server);
    browser = await browse();
    reader = await open(browser, server.address);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const items = async (path) => (await (await fetch(`${server.address}/api/v1${path}`)).json()).items;

  /** No address holds control characters, decoded or not: the server refuses them. */
  const inAddress = (text) => !/\p{Cc}/u.test(text);

  /** Shows a view, and everything that it has folded, and looks at what became of the words. */
  const look = async (path) => {
    await reader.go(path);
    await reader.page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await reader.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const found = await reader.page.evaluate(() => ({
      ran: window.pwned,
      elements: [...document.querySelectorAll('main :is(script, iframe, img, object, embed, math, meta, base, form[action])')].map((one) => one.outerHTML),
      handlers: [...document.querySelectorAll('main *')].flatMap((one) => [...one.attributes].filter((a) => a.name.startsWith('on')).map((a) => a.name)),
      links: [...document.querySelectorAll('main a[href]')].map((one) => one.getAttribute('href')).filter((href) => !/^(https?:\/\/|\/|#|\?)/.test(href)),
    }));
    assert.deepEqual(found, { ran: undefined, elements: [], handlers: [], links: [] }, path);
    assert.deepEqual(reader.faults.splice(0), [], path);
  };

  test('the lists', async () => {
    for (const path of ['/stories', '/entities', '/sources', '/search?q=printemps', '/inbox', '/alerts', '/corrections']) await look(path);
  });

  test('a story, part by part', async () => {
    const stories = await items('/stories');
    assert.ok(stories.length > 0);
    const largest = stories.toSorted((a, b) => b.counts.articles - a.counts.articles)[0].story;
    for (const part of ['', '?part=figures', '?part=coverage', '?part=origins', '?part=articles', '?part=events']) await look(`/story/${largest}${part}`);
  });

  test('articles, names and sources of every payload', async () => {
    for (const article of await items('/articles?limit=500')) await look(`/article/${encodeURIComponent(article.id)}`);
    for (const [kind, view] of [['entities', 'entity'], ['sources', 'source']]) {
      for (const one of (await items(`/${kind}?limit=500`)).slice(0, 20)) await look(`/${view}/${encodeURIComponent(one.id)}`);
    }
  });

  test('a search for each payload', async () => {
    const payloads = JSON.parse(
      execFileSync('python3', ['-c', 'import json, naughty; print(json.dumps(naughty.PAYLOADS))'], { cwd: join(kRoot, 'tests/cli'), env: { ...process.env, SOURCIER_ROOT: kRoot, PYTHONDONTWRITEBYTECODE: '1' } }),
    );
    for (const text of payloads.filter(inAddress)) {
      await reader.go(`/search?q=${encodeURIComponent(text)}`).catch((problem) => assert.fail(`${JSON.stringify(text)}: ${problem.message}`));
      assert.equal(await reader.page.evaluate(() => window.pwned), undefined, text);
      // A search that cannot be understood is answered with 4xx, which the browser notes.
      assert.deepEqual(reader.faults.splice(0).filter((fault) => !/status of 4\d\d/.test(fault)), [], text);
    }
  });
});
