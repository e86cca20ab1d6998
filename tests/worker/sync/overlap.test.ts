import {describe, expect, it} from 'vitest';
import {ordinals} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {subjectOf} from '#shared/filter/fields';
import {supporterColumns} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Supporter} from '#shared/model/supporter';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {createPatreonFake} from '../../fakes/vendors/patreon.ts';
import {connect, drain, NOON, newWorkspace, readFeed, stubVendors, useFixedWorld} from '../harness.ts';

useFixedWorld();

/** The people whom a filter finds, by name. */
function found(people: readonly Supporter[], text: string): (string | undefined)[] {
  const columns = supporterColumns();
  for (const [ordinal, person] of people.entries()) columns.set(ordinal, subjectOf(person, NOON));
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(text);
  const {bits} = evaluate(parsed.tree, columns, {now: NOON, programme: DEFAULT_PROGRAMME});
  return ordinals(bits)
    .map(ordinal => people[ordinal]?.email?.value)
    .sort();
}

const member = (number: number) => `member${number}@example.org`;

describe('the members of one system and the newsletter of another, both read by their own interfaces', () => {
  it('overlap: who is in both, in either alone, and that the three parts are everybody (CRM-17, CRM-19)', async () => {
    const workspace = await newWorkspace();
    const patreon = createPatreonFake(4);
    const mailchimp = createMailchimpFake(9);
    for (const [id, one] of mailchimp.contacts) {
      // Two of the patrons never signed up for the newsletter, and one left it.
      if ([member(1), member(2)].includes(one.email_address)) mailchimp.contacts.delete(id);
      else one.status = one.email_address === member(3) ? 'unsubscribed' : 'subscribed';
    }
    stubVendors(patreon, mailchimp);
    for (const vendor of [patreon, mailchimp]) await connect(workspace, vendor);
    await drain(workspace);
    const {supporters} = await readFeed(workspace);
    expect(supporters).toHaveLength(9);
    const both = found(supporters, 'kind:(paid, free) newsletter:subscribed');
    const membersAlone = found(supporters, 'kind:(paid, free) -newsletter:subscribed');
    const readersAlone = found(supporters, 'newsletter:subscribed kind:none');
    expect({both, membersAlone, readersAlone}).toEqual({
      both: [member(4)],
      membersAlone: [1, 2, 3].map(member),
      readersAlone: [5, 6, 7, 8, 9].map(member),
    });
    expect(both.length + membersAlone.length + readersAlone.length).toBe(supporters.length);
    expect(both.length / (both.length + membersAlone.length)).toBe(0.25);
  });
});
