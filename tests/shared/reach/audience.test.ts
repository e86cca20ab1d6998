import {describe, expect, it} from 'vitest';
import {subjectOf} from '#shared/filter/fields';
import {supporterColumns} from '#shared/filter/supporter-columns';
import type {ContactPurpose} from '#shared/model/contact';
import type {MailState, RecordFields} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {audience, type Channel, mailWords, type Reach} from '#shared/reach/audience';

const NOW = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;

type Drawn = {
  vendor?: string;
  email?: string | null;
  name?: string | null;
  mail?: MailState;
  masked?: boolean;
  contactedDays?: number;
  tag?: string;
};

function person({vendor = 'patreon', email = 'a@example.org', name = 'Ada', mail, masked, contactedDays, tag}: Drawn): Supporter {
  const key = `${vendor}/1/user/1`;
  const by = {record: key, source: 'file' as const, asOf: NOW};
  const fields: RecordFields = {...(email === null ? {} : {email}), ...(masked === undefined ? {} : {masked})};
  const contact = {id: 'c', channel: 'bcc' as const, purpose: 'other' as const};
  return {
    id: 'a'.repeat(20),
    records: [{key, rid: 'a'.repeat(20), sources: [{source: 'file', asOf: NOW}], fields, identifiers: []}],
    ...(name === null ? {} : {name: {value: name, by}}),
    ...(email === null ? {} : {email: {value: email, by}}),
    ...(mail === undefined ? {} : {mail: {state: mail, by}}),
    ...(contactedDays === undefined ? {} : {contacts: [{...contact, at: NOW - contactedDays * DAY}]}),
    tags: tag === undefined ? [] : [{name: tag, records: [], own: true}],
    notes: [],
    points: [],
    v: null,
    due: null,
  };
}

function outcome(drawn: Drawn, channel: Channel, more: Partial<Reach> = {}): string {
  const columns = supporterColumns();
  columns.set(0, subjectOf(person(drawn), NOW));
  const words = mailWords(columns);
  const {reached, left} = audience(columns, Uint32Array.of(0), {channel, purpose: 'other', days: 7, now: NOW, words, ...more});
  expect(reached.length + [...left.values()].flat().length).toBe(1);
  return reached.length === 1 ? 'reached' : ([...left.keys()][0] ?? 'nobody');
}

describe('whom a mail reaches (F8)', () => {
  it.each<[string, Drawn]>([
    ['reached', {}],
    ['reached', {mail: 'subscribed'}],
    ['no-address', {email: null}],
    ['masked', {email: null, masked: true}],
    ['reached', {masked: true}],
    ['unsubscribed', {mail: 'unsubscribed'}],
    ['bounced', {mail: 'cleaned'}],
    ['complained', {mail: 'complained'}],
    ['recent', {contactedDays: 6.9}],
    ['reached', {contactedDays: 7.1}],
    ['opted-out', {tag: 'No-Contact', mail: 'complained', email: null}],
    ['unsubscribed', {mail: 'unsubscribed', contactedDays: 1}],
  ])('%s: %j', (expected, drawn) => {
    expect(outcome(drawn, 'bcc')).toBe(expected);
  });

  it('lets the creator say how many days are lately, or put those people back in', () => {
    expect(outcome({contactedDays: 10}, 'bcc', {days: 14})).toBe('recent');
    expect(outcome({contactedDays: 1}, 'bcc', {days: 0})).toBe('reached');
  });

  it('is of a mail tool only who is in it', () => {
    expect(outcome({vendor: 'ghost'}, 'mail-tool', {vendor: 'ghost'})).toBe('reached');
    expect(outcome({vendor: 'patreon'}, 'mail-tool', {vendor: 'ghost'})).toBe('elsewhere');
  });
});

describe('whom a message on the host reaches (ARM-35)', () => {
  it('is who unsubscribed from the newsletter too: it is no mail', () => {
    expect(outcome({mail: 'unsubscribed'}, 'message')).toBe('reached');
    expect(outcome({mail: 'unsubscribed'}, 'host', {vendor: 'patreon'})).toBe('reached');
    expect(outcome({mail: 'unsubscribed', vendor: 'gumroad'}, 'message')).toBe('unsubscribed');
  });

  it('is found by name where there is no address', () => {
    expect(outcome({email: null}, 'message')).toBe('reached');
    expect(outcome({email: null, name: null}, 'message')).toBe('no-address');
    expect(outcome({email: null, vendor: 'gumroad'}, 'message')).toBe('no-address');
  });
});

describe('whom an invitation to the newsletter reaches (J9, C30)', () => {
  it.each<Channel>(['bcc', 'message', 'host', 'mail-tool'])('never is, by %s, who said no anywhere, or is on it', channel => {
    const purpose: ContactPurpose = 'invite';
    const vendor = channel === 'host' || channel === 'mail-tool' ? 'patreon' : undefined;
    const ask = (mail: MailState) => outcome({mail}, channel, {purpose, vendor, days: 0});
    expect(ask('unsubscribed')).toBe('unsubscribed');
    expect(ask('cleaned')).toBe('bounced');
    expect(ask('complained')).toBe('complained');
    expect(ask('subscribed')).toBe('subscribed');
    expect(ask('pending')).toBe('invited');
    expect(ask('none')).toBe('reached');
  });
});

describe('an address that said no', () => {
  it('is left out for whoever has it, though it is no proof of who they are', () => {
    const columns = supporterColumns();
    const drawn: Drawn[] = [
      {email: 'Ada@example.org'},
      {vendor: 'mailchimp', email: 'ada@example.org', mail: 'cleaned'},
      {vendor: 'substack', email: 'ada@EXAMPLE.org', mail: 'subscribed'},
      {email: 'bob@example.org'},
    ];
    for (const [at, one] of drawn.entries()) columns.set(at, subjectOf(person(one), NOW));
    const wanted: Reach = {channel: 'bcc', purpose: 'other', days: 7, now: NOW, words: mailWords(columns)};
    const {reached, left} = audience(columns, Uint32Array.of(0, 2, 3), wanted);
    expect([...reached]).toEqual([3]);
    expect([...left]).toEqual([['bounced', [0, 2]]]);
  });
});

describe('everybody', () => {
  it('is reached or left out for one reason, in their order, at 50,000 people', () => {
    const columns = supporterColumns();
    const mails: MailState[] = ['subscribed', 'unsubscribed', 'cleaned', 'complained', 'pending', 'none'];
    const subjects = mails.flatMap((mail, at) =>
      subjectOf(person({mail, email: `${mail}@example.org`, ...(at % 2 === 0 ? {} : {contactedDays: 2})}), NOW),
    );
    const size = 50_000;
    for (let at = 0; at < size; at++) columns.set(at, subjects[at % subjects.length]);
    const everyone = Uint32Array.from({length: size}, (_, at) => size - 1 - at);
    const {reached, left} = audience(columns, everyone, {
      ...{channel: 'bcc', purpose: 'other', days: 7, now: NOW},
      words: mailWords(columns),
    });
    expect(reached.length + [...left.values()].flat().length).toBe(size);
    expect([...reached.slice(0, 2)]).toEqual([...reached.slice(0, 2)].sort((left, right) => right - left));
    expect([...left.keys()]).toEqual(['complained', 'bounced', 'unsubscribed', 'recent']);
  });
});
