import {describe, expect, it} from 'vitest';
import {readExport} from '#shared/csv/read-export';
import {READY_MADE} from '#shared/filter/ready-made';
import {Community} from '../../fixtures/community.ts';

const NOW = Date.UTC(2026, 10, 20);
const ID = '80351110224678912';

function read(text: string, asOf = NOW) {
  const result = readExport({text, asOf});
  if (!result.ok) throw new Error(result.problem.code);
  return result;
}

const PATREON = 'Name,Email,Discord,Patron Status,Pledge Amount,Tier,Patronage Since Date,User ID,Currency';
const patron = (...lines: string[]) => read([PATREON, ...lines].join('\n'), NOW - 1_000).readings;

describe('the list of members that Discord bots write', () => {
  it('gives roles, and ids that nobody else has (J5)', () => {
    const text = `User ID,Username,Discriminator,Display Name,Roles,Nickname\n${ID},ada.l,0,Countess,"Gold,Early bird",\n`;
    const {vendor, readings} = read(text);
    expect(vendor).toBe('discord');
    expect(readings).toEqual([
      {
        key: `discord/server/user/${ID}`,
        source: 'file',
        asOf: NOW,
        identifiers: [
          {type: 'discord-user', value: ID, strength: 'strong'},
          {type: 'handle', account: 'discord', value: 'ada.l', strength: 'strong'},
        ],
        fields: {name: 'Countess', roles: ['Gold', 'Early bird']},
      },
    ]);
  });

  it.each([
    ['User ID,Username,Roles', `${ID},ada,Gold; Silver`, ['Gold', 'Silver']],
    ['id,username,roles', `${ID},ada,"['@everyone', 'Gold']"`, ['Gold']],
    ['Discord ID,Roles', `${ID},Gold|Silver|Gold`, ['Gold', 'Silver']],
    ['Nickname;Username;Highest Role', 'Countess;ada;Gold', ['Gold']],
    ['user_id,username,roles', `${ID},ada,@everyone`, []],
  ])('is known by its header: %s', (header, line, roles) => {
    expect(read(`${header}\n${line}\n`).readings[0]?.fields.roles).toEqual(roles);
  });

  it('leaves bots out, and says which line names nobody', () => {
    const text = `User ID,Username,Roles,Bot\n${ID},ada,Gold,False\n99999999999999999,MEE6,Bot,True\n,,Gold,False\n`;
    const {readings, problems, rows} = read(text);
    expect(readings).toHaveLength(1);
    expect(problems).toEqual([{line: 4, code: 'missing-email'}]);
    expect(rows).toBe(2);
  });

  it('does not take Patreon’s file, which has a User ID too, for one of its own', () => {
    expect(patron('Ada Adler,ada@example.org,ada#1234,Active patron,5,Gold,2026-01-01 00:00:00,7,USD')[0]?.key).toMatch(
      /^patreon/,
    );
  });
});

describe('a Discord account and a pledge', () => {
  const roles = (...lines: string[]) => read(['User ID,Username,Discriminator,Roles', ...lines].join('\n')).readings;
  const community = (patrons: string[], accounts: string[]) =>
    new Community({now: NOW, readings: [...patron(...patrons), ...roles(...accounts)]});
  const ADA = 'Ada Adler,ada@example.org,ada.l,Active patron,5,Gold,2026-01-01 00:00:00,7,USD';
  const BOB = 'Bob Bell,bob@example.org,bob#1234,Former patron,0,,2026-01-01 00:00:00,8,USD';
  const CY = 'Cy Coe,cy@example.org,,Active patron,5,Gold,2026-01-01 00:00:00,9,USD';

  it('are one person through the name that Patreon was told by Discord (J5)', () => {
    const {people} = community([ADA], [`${ID},Ada.L,0,Gold`]);
    expect(people.map(({records}) => records.length)).toEqual([2]);
  });

  it('show who has a role without a pledge, and a pledge without a role (J5)', () => {
    const all = community([ADA, BOB, CY], [`${ID},ada.l,0,`, '80351110224678913,bob,1234,Gold', '80351110224678914,eve,0,Gold']);
    const list = (id: string) => all.found(READY_MADE.find(one => one.id === id)?.filter ?? '');
    expect(list('role-without-pledge')).toEqual(['Bob Bell', 'eve']);
    // Cy never linked an account: no role can be missing.
    expect(list('pledge-without-role')).toEqual(['Ada Adler']);
  });

  it('are two where the digits differ: they were two accounts', () => {
    expect(community([BOB], ['80351110224678913,bob,0,Gold']).people).toHaveLength(2);
  });

  it('never make a nickname the name of somebody who has one, however fresh (J5)', () => {
    const late = read(`User ID,Username,Display Name,Roles\n${ID},ada.l,xX Countess Xx,Gold\n`, NOW + 1_000).readings;
    const {people} = new Community({now: NOW, readings: [...patron(ADA), ...late]});
    expect(people.map(({name}) => name?.value)).toEqual(['Ada Adler']);
  });

  it('lose the role that the next list no longer names', () => {
    const next = read(`User ID,Username,Roles\n${ID},ada.l,\n`, NOW + 1_000).readings;
    const all = new Community({now: NOW, readings: [...patron(ADA), ...roles(`${ID},ada.l,0,Gold`), ...next]});
    expect(all.found('role:*')).toEqual([]);
  });
});
