import {describe, expect, it} from 'vitest';
import type {Reading} from '#shared/model/record';
import type {Template} from '#shared/model/template';
import type {Command} from '#shared/protocol/commands';
import {templatesWithPending, withPending} from '../../../extension/api/pending.ts';
import {send} from '../../../extension/api/send.ts';
import {ingestLocally} from '../../../extension/local/ingest-locally.ts';
import {supporterOf, templates} from '../../../extension/mirror/documents.ts';
import type {Mirror} from '../../../extension/mirror/open-mirror.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const welcome: Template = {
  id: 'welcome',
  name: 'Hello',
  purpose: 'welcome',
  language: 'en',
  subject: 'Welcome',
  text: 'Hello {{first-name|there}}',
  rev: 0,
};

const member = (number: number): Reading => ({
  key: `patreon/campaign/user/${number}`,
  source: 'file',
  asOf: NOW,
  identifiers: [{type: 'email', value: `p${number}@example.org`, strength: 'strong'}],
  fields: {paid: true, vendorState: 'active'},
});

let made = 0;
const newId = () => `command-${made++}`;
async function say(mirror: Mirror, command: object) {
  const wanted = {id: newId(), at: NOW, ...command} as Command;
  return {wanted, answer: await send({mirror, session: null, now: NOW, newId}, wanted)};
}

async function withMembers(count: number): Promise<{mirror: Mirror; rids: string[]}> {
  const mirror = await freshMirror(() => NOW);
  await ingestLocally(mirror, NOW, {readings: Array.from({length: count}, (_, number) => member(number))});
  return {mirror, rids: (await mirror.database.getAll('record')).map(({rid}) => rid)};
}

const listed = async (mirror: Mirror) => templates(mirror, await mirror.read('local'));
async function purposes(mirror: Mirror, rids: readonly string[]) {
  const state = await mirror.read('local');
  const people = await Promise.all(rids.map(rid => supporterOf(mirror, state, rid)));
  return people.map(person => person?.contacts?.map(({purpose}) => purpose));
}

describe('texts to send in local mode (ARM-36)', () => {
  it('are kept, changed, removed, and taken back by undo', async () => {
    const {mirror} = await withMembers(0);
    const {answer} = await say(mirror, {kind: 'template-put', template: welcome});
    expect(await listed(mirror)).toEqual([{...welcome, rev: 1}]);
    const changed = await say(mirror, {kind: 'template-put', template: {...welcome, text: 'Hi', rev: 1}});
    await say(mirror, (changed.answer.ok && changed.answer.undo) || {});
    expect(await listed(mirror)).toEqual([{...welcome, rev: 3}]);
    const removed = await say(mirror, {kind: 'template-remove', template: 'welcome', rev: 3});
    expect(await listed(mirror)).toEqual([]);
    await say(mirror, (removed.answer.ok && removed.answer.undo) || {});
    expect(await listed(mirror)).toEqual([{...welcome, rev: 1}]);
    expect(answer.ok && answer.undo).toMatchObject({kind: 'template-remove', template: 'welcome', rev: 1});
  });

  it('changed elsewhere meanwhile are refused', async () => {
    const {mirror} = await withMembers(0);
    await say(mirror, {kind: 'template-put', template: welcome});
    expect((await say(mirror, {kind: 'template-put', template: welcome})).answer).toMatchObject({ok: false, detail: 'conflict'});
  });

  it('that wait to be sent are in the list already', () => {
    const put: Command = {id: 'command-x', at: NOW, kind: 'template-put', template: welcome};
    expect(templatesWithPending([], [put])).toEqual([welcome]);
    expect(
      templatesWithPending([welcome], [{id: 'command-y', at: NOW, kind: 'template-remove', template: 'welcome', rev: 0}]),
    ).toEqual([]);
  });
});

describe('marks of having written on many people in local mode (F8)', () => {
  it('are made in one command and taken off in one', async () => {
    const {mirror, rids} = await withMembers(3);
    const {answer} = await say(mirror, {kind: 'contact-all', channel: 'bcc', purpose: 'declined', supporters: rids.slice(0, 2)});
    expect(await purposes(mirror, rids)).toEqual([['declined'], ['declined'], undefined]);
    await say(mirror, (answer.ok && answer.undo) || {});
    expect(await purposes(mirror, rids)).toEqual([undefined, undefined, undefined]);
  });

  it('show on a person while they wait to be sent', async () => {
    const {mirror, rids} = await withMembers(1);
    const [rid = ''] = rids;
    const person = await supporterOf(mirror, await mirror.read('local'), rid);
    const marked: Command = {id: 'command-z', at: NOW, kind: 'contact-all', channel: 'bcc', purpose: 'left', supporters: [rid]};
    const unmarked: Command = {id: 'command-q', at: NOW, kind: 'contact-remove-all', contact: 'command-z', supporters: [rid]};
    if (person === undefined) throw new Error('nobody');
    expect(withPending(person, [marked]).contacts).toMatchObject([{purpose: 'left', channel: 'bcc'}]);
    expect(withPending(person, [marked, unmarked]).contacts).toEqual([]);
  });
});

describe('a label for a mail tool', () => {
  it('is refused without a private server, which alone may write to vendors', async () => {
    const {mirror, rids} = await withMembers(1);
    const label = {kind: 'label-run', run: 'run-00001', connection: 'c', name: 'x', until: null, supporters: rids};
    expect((await say(mirror, label)).answer).toMatchObject({ok: false, code: 'refused'});
  });
});
