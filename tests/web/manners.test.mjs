// What holds on every view: it is exported and printed, its list is walked by keys, its address brings it back; and
// what the box for searches understands.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, kExample, missing, open, serve } from './harness.mjs';

const skip = missing() ?? false;

describe('manners', { skip }, () => {
  let browser, server, reader, page, ids;
  const ask = async (path) => (await fetch(`${server.address}/api/v1${path}`)).json();

  before(async () => {
    server = await serve([kExample]);
    browser = await browse();
    reader = await open(browser, server.address);
    page = reader.page;
    const story = (await ask('/stories')).items.find((one) => one.counts.articles > 10).story;
    const dossier = await ask(`/stories/${story}`);
    const copies = dossier.copies[0];
    ids = {
      story,
      statement: dossier.statements[3].id,
      figure: dossier.figures[1].id,
      article: copies.a,
      other: copies.b,
      entity: (await ask('/entities?q=Marchadier')).items[0].id,
      source: (await ask('/sources?limit=500')).items.find((one) => one.name === 'Radio Estran').id,
    };
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const views = () => ({
    stories: '/stories',
    statements: `/story/${ids.story}`,
    figures: `/story/${ids.story}?part=figures`,
    coverage: `/story/${ids.story}?part=coverage`,
    origins: `/story/${ids.story}?part=origins`,
    articles: `/story/${ids.story}?part=articles`,
    article: `/article/${ids.article}`,
    beside: `/article/${ids.article}/beside/${ids.other}`,
    entities: '/entities',
    entity: `/entity/${ids.entity}`,
    sources: '/sources',
    source: `/source/${ids.source}`,
    search: '/search?q=terminal',
    inbox: '/inbox',
    alerts: '/alerts',
    corrections: '/corrections',
  });

  test('each view is exported: its data, and its story or all of them in every form', async () => {
    const answered = new Map();
    for (const [name, path] of Object.entries(views())) {
      await reader.go(path);
      await page.locator('.menu > summary').click();
      const links = page.locator('.menu-body a');
      await page.locator('.menu-body a[download="sourcier.json"]').waitFor();
      const addresses = await links.evaluateAll((all) => all.map((link) => link.href));
      const ofStory = addresses.filter((address) => address.includes('story='));
      assert.equal(ofStory.length, path.startsWith('/story') || path.startsWith('/article') ? 13 : 0, name);
      assert.ok(await page.getByRole('button', { name: 'Print this page' }).isVisible(), name);
      for (const address of addresses) {
        if (!answered.has(address)) answered.set(address, await fetch(address));
        const response = answered.get(address);
        assert.equal(response.status, 200, `${name}: ${address}`);
        if (address.includes('/export')) assert.match(response.headers.get('content-disposition'), /^attachment/, address);
      }
    }
    assert.deepEqual(reader.faults.splice(0), []);
  });

  test('the list of each view is walked by j and k, and o opens what is chosen', async () => {
    for (const name of ['stories', 'statements', 'figures', 'articles', 'entities', 'entity', 'sources', 'search']) {
      await reader.go(views()[name]);
      await page.locator('[data-item]').nth(1).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      const within = (n) => page.evaluate((n) => document.querySelectorAll('[data-item]')[n].contains(document.activeElement), n);
      assert.ok(await within(1), `${name}: j j`);
      await page.keyboard.press('k');
      assert.ok(await within(0), `${name}: k`);
      const before = page.url();
      await page.keyboard.press('o');
      if (name !== 'statements') await page.waitForFunction((url) => location.href !== url || document.querySelector('dialog[open], .evidence'), before);
    }
    assert.deepEqual(reader.faults.splice(0), []);
  });

  test('an address brings back what it showed', async () => {
    await reader.go(`/story/${ids.story}?statement=${ids.statement}`);
    const said = await page.locator('.statement h2, .statement blockquote').first().innerText();
    await page.reload();
    await page.locator('.statement').waitFor();
    assert.equal(await page.locator('.statement h2, .statement blockquote').first().innerText(), said);
    await reader.go(`/story/${ids.story}?figure=${ids.figure}`);
    await page.locator('.figure').first().waitFor();
    await reader.go(`/story/${ids.story}`);
    await page.locator('.statements a[data-item]').nth(2).click();
    await page.waitForFunction(() => location.search.includes('statement='));
    const address = page.url();
    const chosen = await page.locator('.statement').innerText();
    await page.goto(address);
    await page.locator('.statement').waitFor();
    assert.equal(await page.locator('.statement').innerText(), chosen);
    await page.goBack();
  });

  test('a list over all stories says how many of them it knows, until it knows all', async () => {
    let indexed = 1;
    await page.route('**/api/v1/status', async (route) => {
      const whole = await (await route.fetch()).json();
      await route.fulfill({ json: { ...whole, indexed, stories: 2 } });
    });
    for (const path of ['/entities', '/sources']) {
      indexed = 1;
      await reader.go(path);
      await page.getByText('1 of 2 stories looked through').waitFor();
      indexed = 2;
      await page.getByText('1 of 2 stories looked through').waitFor({ state: 'detached' });
    }
    await page.unroute('**/api/v1/status');
    assert.deepEqual(reader.faults.splice(0), []);
  });

  test('nothing is at an address of no view', async () => {
    for (const path of ['/story/none', '/article/none', `/article/${ids.article}/beside/none`, '/entity/none', '/source/none', '/search/of/more', '/nothing']) {
      await reader.go(path);
      assert.equal(await page.locator('main h1').innerText(), 'There is no page at this address', path);
      assert.equal(await page.getByRole('link', { name: 'To all stories' }).getAttribute('href'), '/stories');
    }
    assert.ok(reader.faults.splice(0).every((fault) => /404/.test(fault)));
  });

  // What is typed into the box, and what a reader finds to be true of each article found.
  const searches = [
    ['lumiere', (a) => /lumière/i.test(a.title + a.text)],
    ['"toute la lumière"', (a) => /toute la lumi[eè]re/i.test(a.title + a.text)],
    ['port -cadran', (a) => !/cadran/i.test(a.title + a.text)],
    ['verjus OR portique', (a) => /verjus|portique/i.test(a.title + a.text)],
    ['conten*', (a) => /conten/i.test(a.title + a.text)],
    ['title:terminal', (a) => /terminal/i.test(a.title)],
    ['outlet:estran', (a) => a.outlet === 'Radio Estran'],
    ['person:marchadier', (a) => /Marchadier/.test(a.text)],
    ['language:en', (a) => a.language === 'en'],
    ['port before:2031-03-17', (a) => a.published < '2031-03-17'],
    ['port after:2031-04-01', (a) => a.published > '2031-04-01'],
  ];

  test('the box understands every operator that the help names', async () => {
    await page.goto(server.address + '/stories');
    for (const [typed, holds] of searches) {
      await page.keyboard.press('/');
      await page.keyboard.press('Control+A');
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await page.waitForFunction((q) => new URLSearchParams(location.search).get('q') === q, typed);
      await page.waitForFunction(() => document.querySelector('.hit') && !document.querySelector('[aria-busy=true]'));
      const found = await page.locator('.hit h2 a').evaluateAll((all) => all.map((link) => link.pathname.split('/').pop()));
      assert.ok(found.length > 0 && found.length < 17, `${typed}: ${found.length}`);
      for (const id of found) assert.ok(holds(await ask(`/articles/${id}`)), `${typed}: ${id}`);
      await page.evaluate(() => document.activeElement?.blur());
    }
    assert.deepEqual(reader.faults.splice(0), []);
  });

  test('every facet narrows a search, is shown as chosen, and a second click takes it back', async () => {
    for (const facet of ['Outlet', 'Month', 'Person', 'Language']) {
      await reader.go('/search?q=port');
      await page.locator('.hit').first().waitFor();
      const status = () => page.locator('.view-head [role=status]').innerText();
      const all = await status();
      const link = () => page.locator('.facet').filter({ hasText: facet }).getByRole('link').first();
      await link().click();
      await page.waitForFunction((before) => ![null, undefined, before].includes(document.querySelector('.view-head [role=status]')?.innerText), all);
      assert.equal(await link().getAttribute('aria-current'), 'true', facet);
      await link().click();
      await page.waitForFunction((before) => document.querySelector('.view-head [role=status]')?.innerText === before, all);
    }
  });

  test('on paper a story of some articles keeps all columns of its coverage, and nothing to click', async () => {
    const paper = await open(browser, server.address, { width: 680 });
    await paper.page.emulateMedia({ media: 'print' });
    await paper.go(views().coverage);
    await paper.page.locator('.matrix td').first().waitFor();
    const table = await paper.page.locator('.matrix table').boundingBox();
    assert.ok(table.x + table.width <= 680, `${table.width} px wide`);
    await paper.go(views().figures);
    await paper.page.locator('.figure').first().waitFor();
    assert.equal(await paper.page.getByRole('button', { name: 'Copy the link' }).count(), 0);
    await paper.close();
  });

  test('on a phone what was found stands before what narrows it', async () => {
    const phone = await open(browser, server.address, { width: 360, height: 740 });
    await phone.go('/search?q=port');
    const hit = await phone.page.locator('.hit').first().boundingBox();
    assert.ok(hit.y < 740, `the first article is at ${hit.y}`);
    await phone.page.getByText('Narrow it down').click();
    await phone.page.locator('.facet').first().getByRole('link').first().click();
    await phone.page.waitForFunction(() => location.search.includes('outlet='));
    assert.deepEqual(phone.faults, []);
    await phone.close();
  });

  test('on a phone the menu of exports and the passages are on the screen', async () => {
    const phone = await open(browser, server.address, { width: 360, height: 740, language: 'fr-FR' });
    const isOnScreen = async (what) => {
      const box = await phone.page.locator(what).first().boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 360, `${what}: ${JSON.stringify(box)}`);
      return box;
    };
    await phone.go(views().statements);
    await phone.page.locator('.menu > summary').click();
    for (const what of ['.menu-body', '.menu-body a', '.menu-body button']) await isOnScreen(what);
    await phone.page.keyboard.press('Escape');
    await phone.page.locator('.chain-list button').first().click();
    await phone.page.locator('.passage').first().waitFor();
    const close = await isOnScreen('dialog[open] header button');
    assert.ok(close.height < 40, `a word is broken: ${close.height}`);
    await phone.close();
  });

  test('on a phone a figure says whose it is and when without scrolling aside', async () => {
    const phone = await open(browser, server.address, { width: 360, height: 740 });
    await phone.go(views().figures);
    const figure = phone.page.locator('.figure').first();
    await figure.locator('td').first().waitFor();
    for (const cell of await figure.locator('td').all()) {
      const box = await cell.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box));
    }
    await phone.close();
  });
});
