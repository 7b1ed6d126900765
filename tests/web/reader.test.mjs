// What a reader does: finds who first said it and through whom it came, by mouse and by keys; compares two articles;
// searches; exports; cites.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { browse, kExample, missing, open, serve } from './harness.mjs';

const skip = missing() ?? false;

describe('reader', { skip }, () => {
  let browser, server, reader, page;

  before(async () => {
    server = await serve([kExample]);
    browser = await browse();
  });
  beforeEach(async () => {
    await reader?.close();
    reader = await open(browser, server.address);
    page = reader.page;
    await reader.go('/stories');
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const openStory = () => page.getByRole('heading', { level: 2, name: /Port-Armelin/ }).getByRole('link').click();

  test('a newcomer finds who said the key sentence and through whom it came, in two clicks', async () => {
    await openStory();
    const answer = page.locator('.answer');
    await answer.waitFor();
    assert.match(await page.locator('.lead-words').innerText(), /toute la lumière/);
    assert.match(await answer.innerText(), /Said by\s+Hélène Marchadier/);
    assert.match(await answer.innerText(), /Put on record by\s+Agence Cadran/);
    assert.match(await answer.innerText(), /First published in[\s\S]*17.March.2031/);
    // Every step of the way opens its passages.
    const edges = page.locator('.chain-graph .edge');
    assert.ok((await edges.count()) >= 5);
    await page.locator('.chain-graph').getByRole('button', { name: /Agence Cadran to Halyard/ }).click();
    const panel = page.getByRole('dialog');
    await panel.locator('.passage mark').waitFor();
    assert.match(await panel.locator('.passage').innerText(), /Freight Morning[\s\S]*We will not reopen/);
    // From the passage to its place in the article.
    await panel.getByRole('link', { name: 'Freight Morning' }).click();
    await page.locator('.mark-here').first().waitFor();
    assert.equal(await page.getByRole('dialog').count(), 0);
    assert.deepEqual(reader.faults, []);
  });

  test('every number opens its passages', async () => {
    await openStory();
    for (const [name, count] of [[/^6 articles/, 6], [/^1 origin/, 5], [/no origin stated/, 1]]) {
      await page.locator('.statement').getByRole('button', { name }).first().click();
      await page.locator('.passage blockquote mark').nth(count - 1).waitFor();
      assert.equal(await page.locator('.passage').count(), count, String(name));
      await page.keyboard.press('Escape');
    }
    await page.getByRole('link', { name: /^Figures/ }).click();
    await page.locator('.figure .value').first().click();
    await page.locator('.passage blockquote mark').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Who reports what' }).click();
    await page.locator('.matrix td.reports button').first().click();
    await page.locator('.passage mark').first().waitFor();
  });

  test('by keys alone: j o to the story, e to the passages, / to the search, ? to the help', async () => {
    await page.locator('.story-card').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    await page.locator('.statement').waitFor();
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys and help' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('lumière');
    await page.keyboard.press('Enter');
    await page.locator('.hit mark').first().waitFor();
    assert.match(page.url(), /\/search\?q=lumi/);
  });

  test('an article: marks switch by keys, a permalink shows its passage', async () => {
    await openStory();
    await page.getByRole('link', { name: /^Articles/ }).click();
    await page.getByRole('link', { name: /accident du quai 4/ }).last().click();
    await page.locator('.article-text').waitFor();
    for (const [key, kind] of [['q', 'quotation'], ['n', 'name'], ['d', 'date'], ['f', 'figure'], ['s', 'source']]) {
      const marks = page.locator(`.article-text .mark-${kind}`);
      const n = await marks.count();
      assert.ok(n > 0, kind);
      await page.keyboard.press(key);
      assert.equal(await marks.count(), 0, kind);
      await page.keyboard.press(key);
      assert.equal(await marks.count(), n, kind);
    }
    await page.goto(`${page.url().split('?')[0]}?at=0-20`);
    await page.locator('.mark-here').first().waitFor();
    const text = await page.locator('.mark-here').allInnerTexts();
    assert.equal([...text.join('')].length, 20);
  });

  test('side by side: copied passages face each other', async () => {
    await openStory();
    await page.getByRole('link', { name: /^Articles/ }).click();
    await page.getByRole('button', { name: /Unfold/ }).click();
    await page.getByRole('link', { name: 'side by side' }).first().click();
    const rows = page.locator('.beside .copied');
    await rows.first().waitFor();
    assert.ok((await rows.count()) >= 3);
    for (const row of await rows.all()) {
      const [left, right] = await row.locator('[role=cell]').all();
      assert.equal((await left.boundingBox()).y, (await right.boundingBox()).y);
    }
  });

  test('a search: facets narrow it, it is saved and dropped again', async () => {
    await reader.go('/search?q=terminal');
    await page.locator('.hit').first().waitFor();
    const found = await page.locator('.view-head [role=status]').innerText();
    await page.locator('.facet').filter({ hasText: 'Outlet' }).getByRole('link').first().click();
    await page.waitForFunction((before) => document.querySelector('.view-head [role=status]')?.innerText !== before, found);
    await page.getByRole('button', { name: 'Save this search' }).click();
    await page.getByRole('heading', { name: 'Saved searches' }).waitFor();
    await page.getByRole('button', { name: /Remove the saved search/ }).click();
    await page.getByRole('heading', { name: 'Saved searches' }).waitFor({ state: 'detached' });
    assert.deepEqual(reader.faults, []);
  });

  test('an export of the story is a file', async () => {
    await openStory();
    await page.locator('.statement').waitFor();
    await page.locator('.menu > summary').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV', exact: true }).first().click()]);
    const stream = await download.createReadStream();
    let text = '';
    for await (const chunk of stream) text += chunk;
    assert.match(text, /Marchadier|Port-Armelin/);
  });

  test('a passage is copied as a citation with its permalink', async () => {
    await openStory();
    await page.locator('.statement').getByRole('button', { name: /^6 articles/ }).click();
    await page.getByRole('button', { name: 'Copy as citation' }).first().click();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /«.*toute la lumière.*», Hélène Marchadier, “.*”, .*17.March.2031, http/);
  });
});
