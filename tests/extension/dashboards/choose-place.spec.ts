import {expect} from '@playwright/test';
import {cells, headers, page, times} from '../../fixtures/pages/page.ts';
import {type Looking, test} from './looking.ts';

const URL = 'https://www.patreon.com/members';
const NAMES = ['Ada Adler', 'Maximiliana Wolkenstein-Hohenberg', 'Zoé Diaz'];
const LAYER = {inline: false, mode: 'layer'};

const row = (n: number, {name = NAMES[n] ?? '', notes = 'Asked for the blue mug'} = {}) =>
  `<tr>${cells(name, `person${n}@example.org`, 'Gold', notes)}</tr>`;

/** A list in cells of which nothing is known. */
async function place(looking: Looking, rows: string, style: string, direction = 'ltr') {
  const head = headers('Name', 'Email', 'Tiers', 'Notes');
  const html = page('Members', `<main dir="${direction}"><table>${head}<tbody>${rows}</tbody></table></main>`, {
    style: `table{border-collapse:collapse;white-space:nowrap}td,th{padding:8px;text-align:start}${style}`,
  });
  await looking.open({url: URL, html});
  return looking.ask('chipPlace', 'patreon');
}

const all = times(3, n => row(n));

for (const direction of ['ltr', 'rtl']) {
  test(`a chip stands behind the name where there is room behind every name, ${direction}`, async ({looking}) => {
    expect(await place(looking, all, 'table{width:100%}', direction)).toMatchObject({inline: true, text: 'Ada Adler'});
  });

  test(`and else in the next column with room, ${direction}`, async ({looking}) => {
    const style = 'table{width:100%;table-layout:fixed}th:first-child{width:260px}td{overflow:hidden}';
    expect(await place(looking, all, style, direction)).toMatchObject({inline: true, text: 'person0@example.org'});
  });
}

test('a chip stands above the end of a cell that has room but ends with a block: behind that is a new line', async ({
  looking,
}) => {
  const rows = times(3, n => row(n, {name: `<div>Person ${n}</div><div>since 2023</div>`}));
  expect(await place(looking, rows, 'table{width:100%}')).toMatchObject({...LAYER, insetPx: 4, text: 'Person 0since 2023'});
});

test('without room in any cell chips stand beside the rows, where that is free', async ({looking}) => {
  expect(await place(looking, all, 'table{width:auto}')).toMatchObject({...LAYER, insetPx: -8});
});

test('but not outside a box that cuts off what is beside the rows', async ({looking}) => {
  const found = await place(looking, all, 'main{width:max-content;overflow:auto}');
  expect(found).toMatchObject({...LAYER, insetPx: 4});
});

test('and where nothing is free, above the cell of which they cover the least', async ({looking}) => {
  await looking.page.setViewportSize({width: 640, height: 600});
  const found = await place(looking, all, 'main{width:max-content}');
  expect(found).toMatchObject({...LAYER, insetPx: 4, text: 'Ada Adler'});
});

test('a list that is not drawn yet has its chips where they are wished for', async ({looking}) => {
  expect(await place(looking, all, 'main{display:none}')).toMatchObject({inline: true, text: 'Ada Adler'});
});
