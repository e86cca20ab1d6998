import {describe, expect, it} from 'vitest';
import {readExport} from '#shared/csv/read-export';
import {scoreOfPerson} from '#shared/loyalty/score';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Programme} from '#shared/model/programme';
import {addMonths} from '#shared/model/time';
import {LoyaltyHome} from '../../fixtures/loyalty-home.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import type {PatreonPerson} from '../../fixtures/people.ts';

const FIRST = Date.UTC(2026, 5, 1, 8);

/** Ten points for each payment, twice as many on Gold. */
const PROGRAMME: Programme = {
  ...DEFAULT_PROGRAMME,
  rules: [{id: 'paid', channel: 'patreon', action: 'paid', points: 10, multipliers: [{by: 'tier', name: 'Gold', times: 2}]}],
  rewards: [{id: 'print', name: 'Print', kind: 'product', cost: 50}],
};

/** A patron as the list has them after so many monthly payments. */
function patron(name: string, tier: 'gold' | 'silver', paid: number): PatreonPerson {
  const monthly = tier === 'gold' ? 1000 : 500;
  const lastChargeAt = addMonths(FIRST, paid - 1);
  return {
    ...{
      userId: `${name.length}${tier.length}${name.charCodeAt(0)}`,
      name,
      email: `${name.toLowerCase()}@example.org`,
      discord: '',
    },
    ...{state: 'active', trial: false, tier, cadence: 'monthly', pledgeCents: monthly, lifetimeCents: monthly * paid},
    ...{since: FIRST, lastChargeAt, lastCharge: 'Paid', nextChargeAt: addMonths(FIRST, paid), accessUntil: undefined},
    ...{updatedAt: lastChargeAt, address: undefined, details: ''},
  };
}

function drop(home: LoyaltyHome, people: readonly PatreonPerson[], at: number): void {
  const read = readExport({text: patreonCsv(people), asOf: at});
  if (!read.ok) throw new Error(read.problem.code);
  home.at = at;
  home.ingest(read.readings);
}

describe('points of patrons', () => {
  it('stand on the list as soon as it is there, each payment once, by tier and by address, with no job at night (C18)', () => {
    const home = new LoyaltyHome(PROGRAMME);
    const account = (name: string) => home.people().find(person => person.name?.value === name)?.account;
    drop(home, [patron('Ada', 'gold', 2), patron('Bob', 'silver', 2)], addMonths(FIRST, 1) + 1);
    expect([account('Ada')?.balance, account('Bob')?.balance]).toEqual([40, 20]);
    // A week later nobody has paid again, a month later Ada has, whom the newsletter knows too.
    drop(home, [patron('Ada', 'gold', 2), patron('Bob', 'silver', 2)], addMonths(FIRST, 1) + 7 * 86_400_000);
    expect([account('Ada')?.balance, account('Bob')?.balance]).toEqual([40, 20]);
    const ada = {type: 'email', value: 'ada@example.org', strength: 'strong'} as const;
    home.ingest([{key: 'kit/own/subscriber/1', source: 'file', asOf: home.at, identifiers: [ada], fields: {email: ada.value}}]);
    drop(home, [patron('Ada', 'gold', 3), patron('Bob', 'silver', 2)], addMonths(FIRST, 2) + 1);
    expect(home.people()).toHaveLength(2);
    expect([account('Ada')?.balance, account('Bob')?.balance]).toEqual([60, 20]);
    const scores = home.people().map(person => [person.name?.value, scoreOfPerson(person, PROGRAMME, home.at) ?? 0] as const);
    const [[, first = 0] = [], [, second = 0] = []] = scores.sort(([left = ''], [right = '']) => (left < right ? -1 : 1));
    expect(first).toBeGreaterThan(second);
    const supporter = home.people().find(({name}) => name?.value === 'Ada')?.id ?? '';
    expect(home.send({kind: 'redeem', supporter, reward: 'print'})).toBeUndefined();
    expect(account('Ada')).toMatchObject({earned: 60, balance: 10});
  });
});
