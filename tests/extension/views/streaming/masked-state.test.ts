import {describe, expect, it, vi} from 'vitest';
import {ordinals} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {parseFilter} from '#shared/filter/syntax';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {runLocally} from '../../../../extension/local/commands.ts';
import {ingestLocally} from '../../../../extension/local/ingest-locally.ts';
import {documents, supporterOf} from '../../../../extension/mirror/documents.ts';
import {idAt} from '../../../../extension/mirror/state.ts';
import {columnRow} from '../../../../extension/views/data/column-row.ts';
import {holdsMask, MASK} from '../../../../extension/views/streaming/mask-person.ts';
import {maskedState} from '../../../../extension/views/streaming/masked-state.ts';
import {freshMirror} from '../../mirror/fresh-mirror.ts';

vi.stubGlobal('chrome', {runtime: {id: 'regulars'}, i18n: {getUILanguage: () => 'en'}});
const {formats, hideAmounts} = await import('../../../../extension/views/language.ts');

const NOW = Date.UTC(2026, 10, 20, 12);

async function world() {
  const mirror = await freshMirror(() => NOW);
  await ingestLocally(mirror, NOW, {
    readings: [
      {
        key: 'patreon/campaign/user/1',
        source: 'file',
        asOf: NOW,
        identifiers: [
          {type: 'email', value: 'canary-mail@example.org', strength: 'strong'},
          {type: 'handle', value: 'canary-handle', account: 'discord', strength: 'weak'},
        ],
        fields: {
          name: 'Canary Name',
          email: 'canary-mail@example.org',
          note: 'canary vendor note',
          address: {addressee: 'Canary Name', street: 'Canary Street 1', city: 'Canary City', country: 'Canaria'},
          custom: {'Pet name': 'canary pet'},
          tiers: [{name: 'Gold'}],
          paid: true,
        },
      },
    ],
  });
  const state = await mirror.read('local');
  const id = idAt(state, 0) ?? '';
  await runLocally(mirror, {id: 'command-1', at: NOW, kind: 'note-add', supporter: id, text: 'canary note'}, NOW);
  await runLocally(mirror, {id: 'command-2', at: NOW, kind: 'edit', supporter: id, field: 'credit', value: 'Canary Credit'}, NOW);
  return {mirror, id, state: await mirror.read('local')};
}

describe('while names are hidden for a stream', () => {
  it('no document and no line of a list says who somebody is (F47)', async () => {
    const {mirror, id, state} = await world();
    const masked = maskedState(state);
    const person = await supporterOf(mirror, masked, id);
    expect(person).toMatchObject({id, name: {value: MASK}, email: {value: MASK}, notes: [{text: MASK}]});
    expect(JSON.stringify(person)).not.toMatch(/canary|canaria/i);
    const row = columnRow(masked.columns, {id, ordinal: 0}, DEFAULT_PROGRAMME, NOW);
    expect(row).toMatchObject({name: MASK, email: MASK, tier: {name: 'Gold'}});
    const cells = [...masked.columns.fields.keys()].map(name => masked.columns.cell(name, 0));
    expect(JSON.stringify(cells)).not.toMatch(/canary|canaria/i);
    // The state itself is as it was.
    expect(JSON.stringify(await documents(mirror, state, [0]))).toMatch(/Canary Street/);
  });

  it('filters and counts see everybody as before', async () => {
    const {state} = await world();
    for (const text of ['canary', 'email:canary-mail', 'tier:Gold', '-name:*']) {
      const parsed = parseFilter(text);
      if (!parsed.ok) throw new Error(text);
      const found = (columns: typeof state.columns) => [
        ...ordinals(evaluate(parsed.tree, columns, {now: NOW, programme: DEFAULT_PROGRAMME}).bits),
      ];
      expect(found(maskedState(state).columns)).toEqual(found(state.columns));
    }
  });

  it('amounts are hidden too, and nothing that was made from a mask passes for somebody’s name', () => {
    hideAmounts(true);
    expect(formats().money({minorUnits: 1_234, currency: 'EUR'})).not.toMatch(/\d/);
    expect(formats().amount(12.34, 'EUR')).not.toMatch(/\d/);
    hideAmounts(false);
    expect(formats().money({minorUnits: 1_234, currency: 'EUR'})).toMatch(/12/);
    expect(holdsMask({kind: 'edit', value: MASK})).toBe(true);
    expect(holdsMask({kind: 'edit', value: 'Ada'})).toBe(false);
    expect(holdsMask(undefined)).toBe(false);
  });
});
