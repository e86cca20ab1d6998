import {expect} from '@playwright/test';
import {manyRows} from '../../fixtures/pages/hard.ts';
import {page as pageOf, person, type TestPage, times} from '../../fixtures/pages/page.ts';
import {memberPages, negativePages} from '../../fixtures/pages/pages.ts';
import {test} from './looking.ts';

test.describe('the detector sees people', () => {
  for (const one of [...memberPages, manyRows(3000)]) {
    test(`F45 on a page that nobody described to it: ${one.name}`, async ({looking}) => {
      await looking.open(one);
      const found = await looking.ask('describe');
      expect({
        verdict: found.verdict,
        rows: found.rows,
        kind: found.identity?.kind,
        about: found.about,
        total: found.total?.count,
      }).toEqual({total: undefined, ...one.expected});
    });
  }

  test('C38 F45 the same with every class, id, test id and data attribute of the page renamed', async ({looking}) => {
    const wrong: string[] = [];
    for (const one of memberPages) {
      await looking.open(one);
      await looking.page.evaluate(RENAME);
      const {verdict, rows} = await looking.ask('describe');
      const {expected} = one;
      if (expected.verdict !== verdict || expected.rows !== rows) wrong.push(`${one.name}: ${verdict}, ${rows} rows`);
    }
    expect(wrong).toEqual([]);
  });

  test('and reads what their columns hold, in three languages', async ({looking}) => {
    for (const one of memberPages.filter(({name}) => name.startsWith('Patreon members'))) {
      await looking.open(one);
      const {columns} = await looking.ask('describe');
      expect(
        columns.map(({field}) => field),
        one.name,
      ).toEqual(['name', 'email', 'discord', 'tier', 'address', 'amount', 'lifetime', 'last-charge', 'status', 'notes']);
    }
  });
});

test.describe('the reader of a detected list', () => {
  test('C38 F45 tells the row loop who each row is, by a selector without class or id', async ({looking}) => {
    const wrong: string[] = [];
    for (const one of memberPages) {
      await looking.open(one);
      const [reader, rows] = [await looking.ask('reader'), await looking.ask('identities')];
      const {expected} = one;
      if (expected.verdict !== 'people' || expected.kind !== 'email') continue;
      const emails = rows.flatMap(({identity}) =>
        identity?.includes('@') && !/\.{3}$/.test(identity) ? [`email:${identity}`] : [],
      );
      const read = reader?.identities.flatMap(identity => identity?.identifiers ?? []);
      if (read?.join() !== emails.join()) wrong.push(`${one.name}: ${reader?.selector} ${read?.length} of ${emails.length}`);
      if (/[.#]|data-/.test(reader?.selector ?? '')) wrong.push(`${one.name}: ${reader?.selector}`);
    }
    expect(wrong).toEqual([]);
  });

  test('hands on the part of an address that the page leaves', async ({looking}) => {
    await looking.open(named('Gumroad sales'));
    const {identities = []} = (await looking.ask('reader')) ?? {};
    expect(identities.filter(identity => identity?.identifiers.length === 0).length).toBe(4);
  });
});

test.describe('the detector sees no people', () => {
  for (const one of negativePages) {
    test(`in ${one.name}`, async ({looking}) => {
      await looking.open(one);
      expect((await looking.ask('describe')).verdict).toBe('no-people');
    });
  }

  test('but asks where a list of addresses has no word for what it is', async ({looking}) => {
    await looking.open(plain(times(15, n => `<tr><td>${person(n).name}</td><td>${person(n).email}</td></tr>`)));
    const {verdict, why} = await looking.ask('describe');
    expect(verdict).toBe('uncertain');
    expect(why.filter(({passed}) => !passed).map(({test}) => test)).toEqual(['words-for-people']);
  });

  test('on an empty page, and does not fall over one without a body', async ({looking}) => {
    await looking.open({url: 'https://crm.example/', html: ''});
    expect(await looking.ask('describe')).toMatchObject({verdict: 'no-people', rows: 0, samples: []});
    await looking.page.evaluate(() => document.body.remove());
    expect(await looking.ask('describe')).toMatchObject({verdict: 'no-people', rows: 0});
  });
});

test.describe('bug classes', () => {
  test('stale badge on an index-keyed row: who a row is about is read anew each time', async ({looking}) => {
    await looking.open(named('rows keyed by index'));
    for (const from of [0, 7, 40, 3]) {
      await looking.page.evaluate(`show(${from})`);
      const rows = await looking.ask('identities');
      expect(rows.map(({identity}) => identity)).toEqual(Array.from({length: 15}, (_, n) => person(from + n).email));
    }
  });

  test('virtual list runaway: a list of which the document holds a part is known for one', async ({looking}) => {
    for (const name of ['a grid in a shadow tree', 'a virtual list with placeholders']) {
      await looking.open(named(name));
      expect((await looking.ask('describe')).virtual, name).toBe(true);
    }
    await looking.open(named('Gumroad sales'));
    expect((await looking.ask('describe')).virtual).toBe(false);
  });

  test('Trusted Types / CSP: the strictest policy stops nothing', async ({looking}) => {
    const policy = "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    await looking.open(named('Substack subscribers'), {'content-security-policy': policy});
    expect(await looking.ask('describe')).toMatchObject({verdict: 'people', rows: 25});
  });

  test('page crash by moved nodes: nothing in the page is changed', async ({looking}) => {
    await looking.open(named('a table body for each person'));
    await looking.page.evaluate(`
      window.records = [];
      new MutationObserver(list => records.push(...list.map(one => one.type)))
        .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});`);
    await looking.ask('report', 'ghost');
    expect(await looking.page.evaluate('records')).toEqual([]);
  });

  test('duplicate injection: our own chips say nothing about a row', async ({looking}) => {
    const row = (n: number) =>
      `<tr><td>${person(n).name}<span data-regulars="x" title="chip@example.org">chip@example.org</span></td><td>${person(n).email}</td></tr>`;
    await looking.open({url: 'https://crm.example/members', html: plain(times(9, row)).html});
    const rows = await looking.ask('identities');
    expect(rows.map(({identity}) => identity)).toEqual(Array.from({length: 9}, (_, n) => person(n).email));
  });

  test('a hostile page: depth, broken addresses and huge attributes do not stop it', async ({looking}) => {
    const deep = `${'<div>'.repeat(3000)}x${'</div>'.repeat(3000)}`;
    const odd = `<a href="mailto:%E0%A4%A"></a><a href="mailto:"></a><p title="${'a@'.repeat(50_000)}">@@@@</p>`;
    const {html} = named('Gumroad followers');
    await looking.open({url: 'https://crm.example/followers', html: html.replace('<body>', `<body>${deep}${odd}`)});
    expect(await looking.ask('describe')).toMatchObject({verdict: 'people', rows: 20});
  });
});

test('the report to copy has no data even where a page writes data into tags, classes, test ids and roles', async ({looking}) => {
  const row = (n: number) => {
    const {name, email} = person(n);
    const word = email.split('@')[0]?.replaceAll('.', '-');
    return `<li class="${email} ${word} item42" data-testid="member-${word}" role="${word}" id="${word}"><x-${word}>${name}</x-${word}><b title="${email}">${email}</b></li>`;
  };
  const html = pageOf('Members of Ada', `<h1>Members</h1><ul class="ada-adler0 members-list">${times(9, row)}</ul>`);
  await looking.open({url: 'https://crm.example/members/adler0?who=ada#ada', html});
  const report = await looking.ask('report', 'ghost');
  expect(report).toMatchObject({verdict: 'people', identity: 'email', counts: {detectedRows: 9}});
  expect(report.path.at(-1)).toBe('ul.·-·.members-list');
  expect(report.rows[0]?.is).toBe('li[member-·-·].·-·-·-·.·-·.·');
  expect(JSON.stringify(report)).not.toMatch(/ada(?!pter)|adler|example|crm|42/i);
});

const RENAME = `for (const element of document.querySelectorAll('*')) {
  for (const {name} of [...element.attributes]) {
    if (name === 'class') element.className = element.className.replace(/\\S+/g, word => 'z' + word.length + word.charCodeAt(0));
    else if (name === 'id' || name.startsWith('data-')) {
      element.setAttribute('data-q' + name.length, 'v');
      element.removeAttribute(name);
    }
  }
}`;

function named(name: string): TestPage {
  const found = memberPages.find(one => one.name === name);
  if (!found) throw new Error(`no page is called ${name}`);
  return found;
}

function plain(rows: string): {url: string; html: string} {
  return {url: 'https://crm.example/x', html: pageOf('', `<table>${rows}</table>`)};
}
