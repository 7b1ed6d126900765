// What changes the collection: files dropped on the page, hostile ones too; names merged and the merge undone.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { browse, kExample, missing, open, serve } from './harness.mjs';

const skip = missing() ?? false;

const kAttack = '<img src=x onerror="window.attacked=1"><script>window.attacked=1</script>';
const escaped = kAttack.replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const sentence = (n) => `La mairie de Brisancy a fermé le pont numéro ${n} après une inspection des câbles, et les riverains attendent la suite.`;

/** A page as a crawler would have kept it, with the attack in title, outlet, author, text and quotation. */
const kHostile = `<!doctype html><html lang="fr"><head><title>${escaped}</title>
<meta property="og:title" content="Pont fermé ${escaped}"><meta property="og:site_name" content="Outlet ${escaped}">
<meta name="author" content="${escaped}"><meta property="article:published_time" content="2031-05-01T08:00:00Z"></head>
<body><article><h1>Pont fermé ${escaped}</h1>${[1, 2, 3, 4, 5, 6].map((n) => `<p>${sentence(n)} ${escaped}</p>`).join('')}
<p>« Nous fermons le pont ${escaped} jusqu’à demain », a déclaré Jeanne ${escaped} Morvan, maire de Brisancy.</p></article></body></html>`;

describe('changes', { skip }, () => {
  let browser, server, reader, page;

  before(async () => {
    server = await serve([kExample]);
    browser = await browse();
  });
  beforeEach(async () => {
    await reader?.close();
    reader = await open(browser, server.address);
    page = reader.page;
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const drop = (name, type, text) =>
    page.evaluate(
      ([name, type, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type }));
        for (const kind of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      [name, type, text],
    );

  test('a dropped page is added; what it says stays text', async () => {
    await reader.go('/stories');
    await drop('pont.html', 'text/html', kHostile);
    await page.getByText('1 article added').waitFor();
    await page.getByRole('heading', { level: 2, name: /Pont fermé/ }).getByRole('link').click();
    await page.locator('.story-head h1').waitFor();
    const id = (await (await fetch(`${server.address}/api/v1/search?q=Brisancy`)).json()).items[0].article;
    for (const path of [`/article/${id}`, '/search?q=Brisancy', '/sources', '/entities', '/stories']) {
      await reader.go(path);
      await page.waitForTimeout(200);
      assert.equal(await page.evaluate(() => window.attacked), undefined, path);
      assert.equal(await page.locator('main img, main script').count(), 0, path);
    }
    await reader.go(`/article/${id}`);
    assert.match(await page.locator('.article-text').innerText(), /onerror/);
    assert.deepEqual(reader.faults, []);
  });

  test('days that differ stand beside the figures and open their passages', async () => {
    const told = (id, day) => ({
      id, outlet: `Journal ${id}`, date: '2036-03-06', lang: 'fr', title: 'La passerelle des Tanneurs s’effondre',
      text: 'La mairie de Tarvel a ouvert une enquête sur la passerelle des Tanneurs. Les riverains demandent des comptes à l’entreprise Maubrac.\n\n' +
        `La passerelle des Tanneurs s’est effondrée le ${day} mars sous une grue de l’entreprise Maubrac.`,
    });
    await reader.go('/inbox');
    await drop('tarvel.jsonl', 'application/jsonl', [told('tanneurs-a', 3), told('tanneurs-b', 4)].map((one) => `${JSON.stringify(one)}\n`).join(''));
    await page.getByText('2 articles added').waitFor();
    const { story } = await (await fetch(`${server.address}/api/v1/articles/tanneurs-a`)).json();
    await reader.go(`/story/${story}?part=figures`);
    await page.getByRole('heading', { name: 'Days and places that differ' }).waitFor();
    const rows = await page.locator('.discrepancy tbody tr').allInnerTexts();
    assert.deepEqual(rows.map((row) => row.replace(/\s+/g, ' ').trim()), ['3 March 2036 Journal tanneurs-a', '4 March 2036 Journal tanneurs-b']);
    await page.locator('.discrepancy').getByRole('button').last().click();
    assert.equal(await page.locator('.passage mark').first().innerText(), 'le 4 mars');
    assert.deepEqual(reader.faults, []);
  });

  test('an address that is none of the web is no link', async () => {
    const line = { id: 'hostile-address', url: 'javascript:window.attacked=1', title: 'Un pont', outlet: 'X', date: '2031-05-02', lang: 'fr', text: [1, 2, 3].map(sentence).join('\n\n') };
    await reader.go('/inbox');
    await drop('lines.jsonl', 'application/jsonl', `${JSON.stringify(line)}\n`);
    await page.getByText('1 article added').waitFor();
    await reader.go('/article/hostile-address');
    assert.equal(await page.locator('a[href^="javascript:" i]').count(), 0);
    assert.deepEqual(reader.faults, []);
  });

  test('a dropped file that is no page is named with the reason', async () => {
    await reader.go('/inbox');
    await drop('scan.pdf', 'application/pdf', '%PDF-1.4\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF');
    await page.locator('.adding').getByText(/1 file skipped/).waitFor();
    assert.match(await page.locator('.adding').innerText(), /scan\.pdf/);
  });

  test('a story is followed, and no more', async () => {
    await reader.go('/stories');
    await page.locator('.story-card h2 a').first().click();
    await page.getByRole('button', { name: 'Follow this story' }).click();
    await page.getByRole('button', { name: 'Follow no more' }).waitFor();
    await page.getByRole('link', { name: 'Alerts' }).click();
    await page.getByRole('heading', { name: 'Followed stories' }).waitFor();
    await page.getByRole('button', { name: 'Follow no more' }).click();
    await page.getByText('The story is no longer followed').waitFor();
    assert.deepEqual(reader.faults, []);
  });

  test('two names are merged into one; the merge is undone', async () => {
    const count = async (name) => (await (await fetch(`${server.address}/api/v1/entities?limit=500`)).json()).items.filter((one) => one.name === name).length;
    await reader.go('/entities');
    for (const name of ['Hélène Marchadier', 'Yann Trévidic']) await page.getByRole('checkbox', { name: `Choose ${name}` }).check();
    await page.getByRole('button', { name: 'Merge these 2' }).click();
    await page.getByText(/Corrected/).waitFor();
    assert.equal((await count('Hélène Marchadier')) + (await count('Yann Trévidic')), 1);
    await page.getByRole('link', { name: 'Corrections' }).click();
    await page.getByText('names merged').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('undone', { exact: true }).waitFor();
    assert.equal((await count('Hélène Marchadier')) + (await count('Yann Trévidic')), 2);
    assert.deepEqual(reader.faults, []);
  });

  test('a person of two stories is made one in both, also in the search; the merge is undone', async () => {
    const line = {
      id: 'mine-1', title: 'Miners of Tolvik end their strike', outlet: 'The Ridge', date: '2035-06-10', lang: 'en',
      text: [
        'The miners of Tolvik went back to the Halder pit on Tuesday after eleven weeks of strike.',
        '“The owners have signed what they promised in April,” said Helen Marchand, who leads the union of the miners.',
        'Helen Marchand said that the union would watch the owners closely.',
      ].join('\n\n'),
    };
    await reader.go('/inbox');
    await drop('mine.jsonl', 'application/jsonl', `${JSON.stringify(line)}\n`);
    await page.getByText('1 article added').waitFor();
    await reader.go('/entities');
    for (const name of ['Hélène Marchadier', 'Helen Marchand']) await page.getByRole('checkbox', { name: `Choose ${name}` }).check();
    await page.getByRole('combobox').selectOption('Hélène Marchadier');
    await page.getByRole('button', { name: 'Merge these 2' }).click();
    await page.getByText(/Corrected/).waitFor();
    await page.getByRole('link', { name: 'Hélène Marchadier', exact: true }).click();
    await page.getByText(/Helen Marchand/).first().waitFor();
    await page.getByRole('link', { name: line.title }).waitFor();
    await reader.go('/search?q=Tolvik');
    await page.getByRole('link', { name: /Hélène Marchadier/ }).first().waitFor();
    assert.equal(await page.getByRole('link', { name: /^Helen Marchand/ }).count(), 0);
    await reader.go('/corrections');
    await page.locator('.correction.applied', { hasText: 'Helen Marchand' }).getByRole('button', { name: 'Undo' }).click();
    await page.locator('.correction.undone', { hasText: 'Helen Marchand' }).waitFor();
    await reader.go('/search?q=Tolvik');
    await page.getByRole('link', { name: /Helen Marchand/ }).first().waitFor();
    assert.deepEqual(reader.faults, []);
  });

  test('two events are merged into one, its articles parted again', async () => {
    const ask = async (path) => (await fetch(`${server.address}/api/v1${path}`)).json();
    const story = (await ask('/stories?limit=500')).items.find((one) => one.events.length > 1);
    const events = async () => (await ask(`/events?story=${story.story}`)).items;
    const before = (await events()).length;
    await reader.go(`/story/${story.story}`);
    const form = page.locator('details.correct', { hasText: 'Correct the events' });
    await form.locator('summary').click();
    for (const i of [0, 1]) await form.getByRole('group', { name: 'These events are one' }).getByRole('checkbox').nth(i).check();
    await form.getByRole('button', { name: 'Merge' }).click();
    await page.getByText(/Corrected/).waitFor();
    assert.equal((await events()).length, before - 1);
    const large = (await events()).find((event) => event.articles.length > 1);
    await form.getByRole('combobox').selectOption(large.event);
    await form.getByRole('group', { name: /event of their own/ }).getByRole('checkbox').first().check();
    await form.getByRole('button', { name: 'Make it an event' }).click();
    await page.waitForFunction((n) => document.querySelectorAll('.events li').length === n, before);
    assert.equal((await events()).length, before);
    await page.getByRole('link', { name: 'Corrections' }).click();
    await page.getByText('events merged').waitFor();
    const undone = await page.locator('.correction.undone').count();
    for (let i = 0; i < 2; i++) {
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await page.waitForFunction((n) => [...document.querySelectorAll('.correction.undone')].length === n, undone + i + 1);
    }
    assert.deepEqual(reader.faults, []);
  });
});
