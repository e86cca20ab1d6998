import {describe, expect, it, vi} from 'vitest';
import type {Supporter} from '#shared/model/supporter';
import {speak} from '../../fixtures/i18n.ts';
import {supporter} from '../mirror/people.ts';

vi.stubGlobal('chrome', {runtime: {id: 'regulars'}, i18n: {getUILanguage: () => 'en'}});
await speak('en');
const {factLines, unseenText} = await import('../../../extension/overlay/card-facts.ts');

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;
type Held = Supporter['records'][number];

const held = (key: string, fields: Held['fields'], identifiers: Held['identifiers'] = []): Held => ({
  ...{key, rid: key, sources: [{source: 'api', asOf: NOW}]},
  fields,
  identifiers,
});
const person = (records: readonly Held[], more: Partial<Supporter> = {}): Supporter => ({
  ...supporter({number: 1}),
  records: [...records],
  ...more,
});

function linesOf(someone: Supporter, connected: readonly string[] = [], owed: Parameters<typeof factLines>[0]['owed'] = []) {
  return Object.fromEntries(factLines({supporter: someone, connected, owed}, NOW).map(({label, text}) => [label, text]));
}

describe('the newsletter on a card', () => {
  it('has a line for each list that knows the person, in its own state', () => {
    const lines = linesOf(
      person([held('ghost/site/member/1', {mailState: 'subscribed'}), held('mailchimp/list/member/2', {mailState: 'cleaned'})]),
    );
    expect(lines).toMatchObject({'Newsletter (Ghost)': 'subscribed', 'Newsletter (Mailchimp)': 'address bounces'});
  });

  it('says that a connected list does not have the person, and that it is not known where it has and says nothing', () => {
    const lines = linesOf(person([held('ghost/site/member/1', {})]), ['ghost', 'mailchimp', 'patreon']);
    expect(lines).toMatchObject({'Newsletter (Ghost)': 'not known', 'Newsletter (Mailchimp)': 'not on the list'});
    expect(Object.keys(lines)).not.toContain('Newsletter (Patreon)');
  });

  it('says that nothing is connected that could know', () => {
    expect(linesOf(person([held('patreon/c/user/1', {})]), ['patreon'])).toMatchObject({Newsletter: 'not known (not connected)'});
  });

  it('counts what was opened of the last mails of that list, else tells the vendor’s rate', () => {
    const record = 'mailchimp/list/member/2';
    const sent = ['a', 'b', 'c'].map(subject => ({record, key: `r${subject}`, at: NOW, action: 'received', subject}) as const);
    const opened = ['a', 'a', 'x'].map((subject, n) => ({record, key: `o${n}`, at: NOW, action: 'opened', subject}) as const);
    const activity = {sums: [], newest: [...sent, ...opened]};
    const known = person([held(record, {mailState: 'subscribed', openRate: 0.9})], {activity});
    expect(linesOf(known)['Newsletter (Mailchimp)']).toBe('subscribed, opened 1 of the last 3');
    const rated = person([held(record, {mailState: 'subscribed', openRate: 0.25})]);
    expect(linesOf(rated)['Newsletter (Mailchimp)']).toBe('subscribed, opens 25%');
  });
});

describe('handles on a card', () => {
  it('has the Discord name with its roles, and the other accounts', () => {
    const lines = linesOf(
      person([
        held('discord/server/user/1', {roles: ['Supporter', 'Gold']}, [
          {type: 'handle', account: 'discord', value: 'ada.a', strength: 'strong'},
          {type: 'discord-user', value: '123456789012345678', strength: 'strong'},
        ]),
        held('self/workspace/person/1', {}, [{type: 'youtube-channel', value: 'UC1', strength: 'strong'}]),
      ]),
    );
    expect(lines).toMatchObject({Discord: '@ada.a · Supporter · Gold', YouTube: 'has an account'});
  });

  it('tells a server that does not have the person from one that cannot be seen', () => {
    const someone = person([held('ghost/site/member/1', {})]);
    expect(linesOf(someone, ['discord']).Discord).toBe('no account known');
    expect(linesOf(someone, ['ghost']).Discord).toBe('not known (not connected)');
  });
});

describe('what else stands on a card', () => {
  it('has the last contact with its purpose, way and age', () => {
    const contacts = [
      {id: 'c2', at: NOW - 3 * DAY, channel: 'host', purpose: 'welcome'} as const,
      {id: 'c1', at: NOW - 90 * DAY, channel: 'bcc', purpose: 'other'} as const,
    ];
    expect(linesOf(person([], {contacts}))['Last contact']).toBe('Welcome · message on the site · 3 days ago');
    expect(linesOf(person([]))['Last contact']).toBe('not contacted yet');
  });

  it('names the one benefit that is owed, or says how many are (F17)', () => {
    const owed = [
      {benefit: 'b1', name: 'Postcard', month: '2026-11'},
      {benefit: 'b2', name: 'Sticker', month: null},
    ];
    expect(linesOf(person([]), [], owed.slice(0, 1)).Owed).toBe('Postcard, November 2026');
    expect(linesOf(person([]), [], owed).Owed).toBe('2 benefits');
    expect(Object.keys(linesOf(person([])))).not.toContain('Owed');
  });

  it('says of a share that cannot be seen whether anything is connected that could tell (F25)', () => {
    expect(unseenText('newsletter', ['patreon'])).toBe('not known (not connected)');
    expect(unseenText('newsletter', ['mailchimp'])).toBe('not known');
    expect(unseenText('payments', [])).toBe('not known (not connected)');
  });
});
