import {describe, expect, it} from 'vitest';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Command} from '#shared/protocol/commands';
import {countWaiting} from '../../../extension/api/outbox.ts';
import {withPending} from '../../../extension/api/pending.ts';
import {pull} from '../../../extension/api/pull.ts';
import {type SendContext, send} from '../../../extension/api/send.ts';
import {undoOf} from '../../../extension/api/undo.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {ridNumber, supporter} from '../mirror/people.ts';
import {FeedServer} from './feed-server.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const session = {server: 'https://server.example', token: 'w.secret', workspace: 'w', name: 'Mine'};
const base = {at: NOW, supporter: ridNumber(1)};
const redeem: Command = {...base, id: 'command-1', kind: 'redeem', reward: 'mug'};
const cancel: Command = {...base, id: 'command-2', kind: 'redemption-set', redemption: 'command-1', state: 'cancelled'};
const grant: Command = {...base, id: 'command-3', kind: 'grant', points: 15, reason: 'At the fair'};

async function paired() {
  const [server, mirror] = [new FeedServer(), await freshMirror(() => NOW)];
  server.put(supporter({number: 1}));
  await pull(mirror, session, server.fetch);
  const context: SendContext = {mirror, now: NOW, newId: () => 'made-00000', session, fetch: server.fetch};
  return {server, mirror, context};
}

describe('points that are exchanged', () => {
  it.each([redeem, cancel].map(command => [command.kind, command] as const))(
    'are refused while the private server does not answer, and never kept for later: %s (LOY-21)',
    async (_, command) => {
      const {server, mirror, context} = await paired();
      server.faults = ['network'];
      expect(await send(context, command)).toMatchObject({ok: false, code: 'unsent'});
      expect(await countWaiting(mirror.database)).toBe(0);
    },
  );

  it('are given by hand without a network too, and counted until the server has them', async () => {
    const {server, mirror, context} = await paired();
    server.faults = ['network'];
    expect(await send(context, grant)).toMatchObject({
      ok: true,
      isWaiting: true,
      undo: {kind: 'grant-remove', grant: 'command-3'},
    });
    expect(await countWaiting(mirror.database)).toBe(1);
    const person = supporter({number: 1});
    const before = person.account?.balance ?? 0;
    expect(withPending(person, [grant]).account?.balance).toBe(before + 15);
  });
});

describe('a programme that is saved', () => {
  const {rules, halfLifeDays} = DEFAULT_PROGRAMME;
  const put: Command = {id: 'command-4', at: NOW, kind: 'programme-put', plan: {rules, halfLifeDays, rev: 0}};

  it('is refused while the private server does not answer, and never kept for later, when another browser may have changed it', async () => {
    const {server, mirror, context} = await paired();
    server.faults = ['network'];
    expect(await send(context, put)).toMatchObject({ok: false, code: 'unsent'});
    expect(await countWaiting(mirror.database)).toBe(0);
  });
});

describe('the undo of the programme', () => {
  const before = {
    supporter: undefined,
    segments: [],
    benefits: [],
    templates: [],
    promotions: [],
    decisions: [],
    pictures: [],
    programme: {...DEFAULT_PROGRAMME, rev: 4, taken: {mug: 1}},
  };
  const made = {id: 'undo-00001', at: NOW};

  it('cancels what was redeemed, and opens again what was cancelled', () => {
    expect(undoOf(redeem, before, made)).toEqual({...cancel, ...made});
    const redemption = {id: 'command-1', at: NOW, reward: 'mug', name: 'Mug', cost: 50, state: 'open' as const};
    const person = {...supporter({number: 1}), account: {balance: 0, earned: 50, redemptions: [redemption]}};
    expect(undoOf(cancel, {...before, supporter: person}, made)).toEqual({...cancel, ...made, state: 'open'});
  });

  it('gives points by hand again as they were, and takes them back again', () => {
    const held = {id: 'command-3', at: NOW - 1, points: 15, reason: 'At the fair', badge: 'helper'};
    const remove: Command = {...base, id: 'command-5', kind: 'grant-remove', grant: 'command-3', held};
    const {id, at, ...given} = held;
    const back = undoOf(remove, before, made);
    expect(back).toEqual({...made, kind: 'grant', supporter: base.supporter, ...given, again: {id, at}});
    expect(back && undoOf(back, before, made)).toEqual({...remove, ...made});
  });

  it('puts the plan back as it was, by the rev that it has then, without what was measured', () => {
    const plan = {rules: [], halfLifeDays: 30, rev: 4};
    const {rules, halfLifeDays} = DEFAULT_PROGRAMME;
    expect(undoOf({id: 'command-4', at: NOW, kind: 'programme-put', plan}, before, made)).toEqual({
      ...made,
      kind: 'programme-put',
      plan: {rules, halfLifeDays, rev: 5},
    });
  });
});
