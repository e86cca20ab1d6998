import {describe, expect, it} from 'vitest';
import {subjectOf} from '#shared/filter/fields';
import {supporterColumns} from '#shared/filter/supporter-columns';
import type {Connection} from '#shared/model/connection';
import type {MailState} from '#shared/model/record';
import {mailWords} from '#shared/reach/audience';
import type {Snapshot} from '../../../../extension/views/data/snapshot.ts';
import {channelOptions} from '../../../../extension/views/reach/channel-options.ts';
import {supporter} from '../../mirror/people.ts';

const letter: Connection = {
  ...{id: 'c1', vendor: 'mailchimp', account: 'a1', label: 'The Letter', state: 'idle', nextAt: null, lastCompleteAt: 0},
  ...{records: 3, skipped: 0},
};

/** People with an address each, of whom a newsletter says something or nothing. */
function optionsFor(states: readonly (MailState | undefined)[], more: Partial<Snapshot>, purpose: 'invite' | 'other') {
  const columns = supporterColumns();
  states.forEach((state, at) => {
    const email = `p${at}@example.org`;
    const one = supporter({number: at + 1, email});
    const [record] = one.records;
    const by = {record: record?.key ?? '', source: 'api' as const, asOf: 0};
    columns.set(at, subjectOf(state === undefined ? one : {...one, mail: {state, by}}, 0));
  });
  const session = {server: 'https://server.example'};
  const snapshot = {state: {columns}, connections: [letter], session, now: 0, ...more} as unknown as Snapshot;
  const ordinals = Uint32Array.from(states.keys());
  return channelOptions(snapshot, {ordinals, purpose, days: 7, sites: [], isFilter: false, words: mailWords(columns)});
}

describe('an invitation by the mail tool itself (J9)', () => {
  it('reaches who said nothing yet, and never who unsubscribed, bounced or complained (C30)', () => {
    const options = optionsFor(['unsubscribed', 'cleaned', 'complained', 'subscribed', 'pending', undefined], {}, 'invite');
    const invite = options.find(({invites}) => invites);
    expect([...(invite?.audience.reached ?? [])]).toEqual([5]);
    expect(invite?.connection?.id).toBe('c1');
  });

  it('is offered for an invitation alone, and only by a connection of a private server', () => {
    expect(optionsFor([undefined], {}, 'other').some(({invites}) => invites)).toBe(false);
    expect(optionsFor([undefined], {session: null}, 'invite').some(({invites}) => invites)).toBe(false);
    expect(optionsFor([undefined], {connections: [{...letter, id: 'file:a1'}]}, 'invite').some(({invites}) => invites)).toBe(
      false,
    );
  });
});
