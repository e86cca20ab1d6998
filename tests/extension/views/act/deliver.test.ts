import {beforeAll, beforeEach, describe, expect, it, vi} from 'vitest';
import type {Benefit} from '#shared/model/benefit';
import type {Supporter} from '#shared/model/supporter';
import type {Command} from '#shared/protocol/commands';
import {speak} from '../../../fixtures/i18n.ts';
import {ridNumber, supporter} from '../../mirror/people.ts';

const sent: Command[] = [];
let answerOf = (_command: Command): object => ({ok: true, writingTo: []});

vi.mock('../../../../extension/messages.ts', () => ({
  sendMessage: async (_name: string, {command, isQuiet}: {command: Command; isQuiet: boolean}) => {
    expect(isQuiet).toBe(true);
    sent.push(command);
    return answerOf(command);
  },
}));

vi.mock('../../../../extension/views/language.ts', async () => {
  const {formatsFor} = await import('../../../../extension/views/format.ts');
  return {interfaceLanguage: () => 'en', formats: () => formatsFor('en')};
});

const {deliverRun, monthsOwed, standingOf} = await import('../../../../extension/views/act/deliver.ts');

const NOW = Date.UTC(2026, 10, 23, 12);
const STICKER: Benefit = {
  id: 'sticker',
  name: 'Sticker',
  tiers: [{name: 'Gold'}],
  each: 'month',
  source: 'self',
  from: '2026-11',
  ships: true,
  rev: 1,
};

function member(number: number, street?: string): Supporter {
  return supporter({
    number,
    fields: {
      paid: true,
      vendorState: 'active',
      tiers: [{name: 'Gold'}],
      lastChargeAt: NOW - 86_400_000,
      lastChargeStatus: 'paid',
      ...(street === undefined ? {} : {address: {street}}),
    },
  });
}

beforeAll(() => speak('en'));
beforeEach(() => {
  sent.length = 0;
  answerOf = () => ({ok: true, writingTo: []});
});

describe('who gets a benefit of a month', () => {
  it('is who is owed it and can be reached; who has it, has no address or has no claim is left out (C16, F17)', () => {
    const word = {id: 'w', at: NOW, benefit: 'sticker', month: '2026-11', state: 'delivered' as const};
    const people = [
      member(1, 'Road 1'),
      member(2),
      {...member(3, 'Road 3'), deliveries: [word]},
      supporter({number: 4, fields: {address: {street: 'Road 4'}}}),
    ];
    const standing = standingOf(people, STICKER, '2026-11', NOW);
    const ids = Object.fromEntries(Object.entries(standing).map(([place, some]) => [place, some.map(({id}) => id)]));
    expect(ids).toEqual({
      owed: [ridNumber(1)],
      noAddress: [ridNumber(2)],
      delivered: [ridNumber(3)],
      others: [ridNumber(4)],
    });
    expect(standingOf(people, {...STICKER, ships: false}, '2026-11', NOW).owed).toHaveLength(2);
    expect(monthsOwed(people, STICKER, NOW)).toEqual(['2026-11']);
  });
});

describe('marking a benefit delivered', () => {
  const at = {mirror: {}, session: null} as unknown as Parameters<typeof deliverRun>[0];
  const word = {benefit: 'sticker', month: '2026-11', name: 'Sticker'};
  const watching = () => ({signal: new AbortController().signal, tell: vi.fn()});

  it('is one command for a hundred people, and is taken back by as many (C10, F8)', async () => {
    const people = Array.from({length: 230}, (_, number) => ridNumber(number));
    const watched = watching();
    const result = await deliverRun(at, {...word, people})(watched);
    expect(sent.map(command => 'supporters' in command && command.supporters.length)).toEqual([100, 100, 30]);
    expect(watched.tell).toHaveBeenLastCalledWith(230);
    expect(result.people).toEqual(people);
    expect(result.undo.map(step => step.kind === 'command' && step.command)).toEqual(
      sent.map(command => ({...command, id: expect.any(String), state: 'not'})),
    );
    const ids = [...sent, ...result.undo.flatMap(step => (step.kind === 'command' ? step.command : []))].map(({id}) => id);
    expect(new Set(ids).size).toBe(6);
  });

  it('carries a tracking number for one person', async () => {
    await deliverRun(at, {...word, people: [ridNumber(1)], tracking: 'LX 5'})(watching());
    expect(sent).toMatchObject([{kind: 'deliver', supporter: ridNumber(1), tracking: 'LX 5', state: 'delivered'}]);
  });

  it('says how far it came when it was refused', async () => {
    answerOf = () => ({ok: false, code: 'unpaired'});
    const result = await deliverRun(at, {...word, people: [ridNumber(1)]})(watching());
    expect(result.people).toEqual([]);
    expect(result.failure).toContain('Nothing has changed');
  });
});
