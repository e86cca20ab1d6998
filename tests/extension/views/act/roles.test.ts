import {describe, expect, it} from 'vitest';
import type {Connection} from '#shared/model/connection';
import type {Supporter} from '#shared/model/supporter';
import {roleChoices, roleStanding} from '../../../../extension/views/act/roles.ts';
import {supporter} from '../../mirror/people.ts';

const club: Connection = {
  ...{id: 'c1', vendor: 'discord', account: '7', label: 'The Club', state: 'idle', nextAt: null, lastCompleteAt: 0},
  ...{records: 3, skipped: 0},
  roles: [
    {name: 'Owner', isOurs: false},
    {name: 'Reader', isOurs: true},
    {name: 'Patron', owner: 'Patreon', isOurs: true},
  ],
};

/** Somebody with roles on a server; undefined: on none. */
function on(account: string | undefined, number: number, roles: readonly string[]): Supporter {
  const one = supporter({number, fields: {roles: [...roles]}});
  const key = account === undefined ? `patreon/1/member/${number}` : `discord/${account}/user/${number}`;
  return {...one, records: one.records.map(record => ({...record, key}))};
}

const ada = on('7', 1, ['Patron']);
const bob = on('7', 2, ['Patron', 'Owner']);
const cy = on('7', 3, []);
const di = on('8', 4, ['Patron']);
const eve = on(undefined, 5, []);

describe('the roles of a server (J5)', () => {
  it('are offered with how many of these people have them, those that our bot may change first', () => {
    const choices = roleChoices([ada, bob, cy, di, eve], club);
    expect(choices.map(({name, holders}) => [name, holders])).toEqual([
      ['Patron', 2],
      ['Reader', 0],
      ['Owner', 1],
    ]);
  });

  it('are nobody’s who is not on just this server', () => {
    const {have, lack, elsewhere} = roleStanding([ada, bob, cy, di, eve], club, 'Patron');
    expect([have, lack, elsewhere].map(people => people.map(({id}) => id))).toEqual([[ada.id, bob.id], [cy.id], [di.id, eve.id]]);
  });

  it('are not known before the server was read', () => {
    const {roles: _roles, ...unread} = club;
    expect(roleChoices([ada], unread)).toEqual([]);
  });
});
