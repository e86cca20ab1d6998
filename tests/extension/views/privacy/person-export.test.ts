import {describe, expect, it, vi} from 'vitest';
import type {Reading} from '#shared/model/record';
import type {Command} from '#shared/protocol/commands';
import {ingestLocally} from '../../../../extension/local/ingest-locally.ts';
import {supporterOf} from '../../../../extension/mirror/documents.ts';
import {speak} from '../../../fixtures/i18n.ts';
import {freshMirror} from '../../mirror/fresh-mirror.ts';

vi.stubGlobal('chrome', {runtime: {id: 'regulars'}, i18n: {getUILanguage: () => 'en'}});
await speak('en');
const {sendLogged} = await import('../../../../extension/log/send-logged.ts');
const {exportPerson} = await import('../../../../extension/views/privacy/person-export.ts');
const {personHtml} = await import('../../../../extension/views/privacy/person-html.ts');

const NOW = Date.UTC(2026, 10, 20, 12);

const reading = (id: string, name: string, more: Partial<Reading> = {}): Reading => ({
  key: `patreon/campaign/user/${id}`,
  source: 'file',
  asOf: NOW - 1_000,
  identifiers: [{type: 'email', value: `${id}@example.org`, strength: 'strong'}],
  fields: {
    name,
    email: `${id}@example.org`,
    paid: true,
    vendorState: 'active',
    lifetime: {minorUnits: 9_900, currency: 'EUR'},
    pledge: {minorUnits: 500, currency: 'EUR'},
    joinedAt: NOW - 90 * 86_400_000,
    lastChargeAt: NOW - 86_400_000,
    lastPaidAt: NOW - 86_400_000,
  },
  ...more,
});

async function world() {
  const mirror = await freshMirror(() => NOW);
  const ada = reading('ada', 'Ada <b>Adler</b>');
  await ingestLocally(mirror, NOW, {
    readings: [
      ada,
      {...ada, source: 'api', fields: {...ada.fields, name: 'Ada A.'}, asOf: NOW - 9_000},
      reading('bea', 'Canary Bea'),
    ],
  });
  const records = await mirror.database.getAll('record');
  const ridOf = (id: string) => records.find(({key}) => key.endsWith(id))?.rid ?? '';
  let made = 0;
  const send = (command: object) =>
    sendLogged(
      {mirror, session: null, now: NOW, newId: () => `undo-number-${++made}`},
      {id: `command-${++made}`, at: NOW, ...command} as Command,
      false,
    );
  await send({kind: 'note-add', supporter: ridOf('ada'), text: 'Met in Lyon & liked it'});
  await send({kind: 'tag', supporter: ridOf('ada'), name: 'VIP', on: true});
  await send({kind: 'note-add', supporter: ridOf('bea'), text: 'canary note'});
  await send({kind: 'decide', word: 'not', left: [ridOf('ada')], right: [ridOf('bea')]});
  const person = await supporterOf(mirror, await mirror.read('local'), ridOf('ada'));
  if (person === undefined) throw new Error('nobody');
  return {data: await exportPerson({mirror, session: null, home: 'local'}, person, NOW)};
}

describe('everything about one person', () => {
  it('holds each source’s word with its date, notes, tags, points, decisions and the lines of the log', async () => {
    const {data} = await world();
    expect(data).toMatchObject({
      person: {notes: [{text: 'Met in Lyon & liked it'}], tags: [{name: 'VIP'}]},
      stored: {records: [{versions: {length: 2}}], decisions: [{kind: 'not'}]},
    });
    expect(data.stored?.records[0]?.versions.map(({source}) => source).sort()).toEqual(['api', 'file']);
    expect(data.stored?.ledger.length).toBeGreaterThan(0);
    expect(data.log.map(({action}) => action).sort()).toEqual(['decide', 'note-add', 'tag']);
  });

  it('holds nothing of anybody else (C40)', async () => {
    const {data} = await world();
    expect(JSON.stringify(data)).not.toMatch(/canary|bea/i);
    expect(personHtml(data, [])).not.toMatch(/canary|bea@/i);
  });

  it('can be read as a page in which text stays text', async () => {
    const html = personHtml((await world()).data, []);
    expect(html).toContain('Ada &#60;b&#62;Adler');
    expect(html).toContain('Met in Lyon &#38; liked it');
    expect(html).toContain('ada@example.org');
    expect(html).not.toMatch(/<script|<img|https?:/);
  });
});
