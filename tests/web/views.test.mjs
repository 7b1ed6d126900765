// Each view with the example story: it shows what it is for, without an error, a request elsewhere or a serious
// barrier, light and dark, wide and narrow, in both languages.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browse, kExample, missing, open, serve, violations } from './harness.mjs';

const skip = missing() ?? false;

describe('views', { skip }, () => {
  let browser, server, reader;
  /** Ids come from the content: they are asked, never written down. */
  let ids;

  before(async () => {
    server = await serve([kExample]);
    browser = await browse();
    reader = await open(browser, server.address);
    const ask = async (path) => (await fetch(`${server.address}/api/v1${path}`)).json();
    const stories = (await ask('/stories')).items;
    const story = stories.find((one) => one.counts.articles > 10).story;
    const articles = (await ask(`/articles?story=${story}`)).items;
    const of = (outlet) => articles.find((article) => article.outlet === outlet).id;
    const entity = (await ask('/entities?q=Marchadier')).items[0].id;
    const source = (await ask('/sources?limit=500')).items.find((one) => one.name === 'Radio Estran').id;
    ids = { story, courrier: of('Le Courrier de Vaucelin'), cote: of('Côte et Large'), entity, source };
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const views = [
    ['stories', () => '/stories', /Port-Armelin/],
    ['statements', () => `/story/${ids.story}`, /Hélène Marchadier/],
    ['figures', () => `/story/${ids.story}?part=figures`, /According to/],
    ['coverage', () => `/story/${ids.story}?part=coverage`, /could not know yet/],
    ['origins', () => `/story/${ids.story}?part=origins`, /Agence Cadran/],
    ['articles', () => `/story/${ids.story}?part=articles`, /Le Fanal de l/],
    ['article', () => `/article/${ids.courrier}`, /with Agence Cadran/],
    ['beside', () => `/article/${ids.cote}/beside/${ids.courrier}`, /dispatch/],
    ['entities', () => '/entities', /Hélène Marchadier/],
    ['entity', () => `/entity/${ids.entity}`, /Written as/],
    ['sources', () => '/sources', /Agence Cadran/],
    ['source', () => `/source/${ids.source}`, /Quoted by|Agencies it credits|Copies from/],
    ['search', () => '/search?q=terminal', /articles found/],
    ['inbox', () => '/inbox', /Everything was read|Not read/],
    ['alerts', () => '/alerts', /No alert yet/],
    ['corrections', () => '/corrections', /No correction yet/],
  ];

  for (const [name, path, shows] of views) {
    test(`${name}: shows, no fault, no barrier`, async () => {
      await reader.go(path());
      await reader.page.waitForFunction((text) => new RegExp(text).test(document.querySelector('main').innerText), shows.source);
      assert.deepEqual(await violations(reader.page), []);
      assert.deepEqual(reader.faults.splice(0), []);
    });
  }

  test('dark: enough contrast', async () => {
    const dark = await open(browser, server.address, { dark: true });
    for (const path of [`/story/${ids.story}`, `/article/${ids.courrier}`]) {
      await dark.go(path);
      assert.deepEqual(await violations(dark.page), []);
    }
    await dark.close();
  });

  test('360 px: nothing is wider than the screen', async () => {
    const narrow = await open(browser, server.address, { width: 360, height: 740 });
    for (const [name, path] of views) {
      await narrow.go(path());
      await narrow.page.waitForTimeout(150);
      const wide = await narrow.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${name} is ${wide} px too wide`);
    }
    await narrow.close();
  });

  test('French by the browser, English by choice, kept', async () => {
    const french = await open(browser, server.address, { language: 'fr-FR' });
    await french.go('/stories');
    assert.equal(await french.page.locator('main h1').innerText(), 'Histoires');
    await french.page.getByRole('button', { name: 'English', exact: false }).click();
    assert.equal(await french.page.locator('main h1').innerText(), 'Stories');
    await french.page.reload();
    assert.equal(await french.page.locator('main h1').innerText(), 'Stories');
    await french.close();
  });

  test('paper: the statement and its passages as notes, nothing to click', async () => {
    await reader.go(`/story/${ids.story}`);
    await reader.page.emulateMedia({ media: 'print' });
    assert.ok(await reader.page.locator('.notes li').count() > 3);
    assert.ok(await reader.page.locator('.notes').isVisible());
    assert.ok(!(await reader.page.locator('.banner').isVisible()));
    await reader.page.emulateMedia({ media: null });
  });
});
