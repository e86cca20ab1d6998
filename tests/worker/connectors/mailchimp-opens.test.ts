import {describe, expect, it} from 'vitest';
import type {Cursor, PulledPage} from '../../../worker/connectors/connector.ts';
import {mailchimp} from '../../../worker/connectors/mailchimp.ts';
import {clientOf, connected} from '../../contract/connector.ts';
import {createMailchimpFake, type MailchimpFake} from '../../fakes/vendors/mailchimp.ts';

describe('opens and clicks at Mailchimp', () => {
  const SENT = Date.UTC(2026, 10, 10);
  const HOUR = 3_600_000;

  function withMails(people: number, openers: number): MailchimpFake {
    const fake = createMailchimpFake(people);
    fake.campaigns.push(
      {id: 'aaa', subject: 'The tenth letter', sentAt: SENT},
      {id: 'bbb', subject: 'The ninth', sentAt: SENT - HOUR},
    );
    fake.campaigns.push({id: 'old', subject: 'Last year’s', sentAt: SENT - 300 * 24 * HOUR});
    for (let number = 1; number <= openers; number++)
      fake.dids.push({campaign: 'aaa', contact: `u${number * 2}`, action: 'open', at: SENT + number * 60_000});
    return fake;
  }

  async function pass(fake: MailchimpFake, readTo?: number): Promise<PulledPage[]> {
    const access = {...(await connected(mailchimp, fake)), readTo};
    const pages: PulledPage[] = [];
    for (let cursor: Cursor | undefined = {since: undefined, page: 0}; cursor !== undefined; cursor = pages.at(-1)?.next) {
      const before = fake.asked.length;
      pages.push(await mailchimp.pull({...access, http: clientOf(fake)}, cursor));
      // A page is not begun with fewer requests left than these.
      expect(fake.asked.length - before).toBeLessThanOrEqual(8);
      if (pages.length > 50) throw new Error('the pages never end');
    }
    return pages;
  }

  const done = (pages: readonly PulledPage[]) =>
    pages.flatMap(({readings}) => readings.flatMap(({key, activities = []}) => activities.map(one => ({record: key, ...one}))));

  it('are read after the members, by the reports of the last month, with each person whole', async () => {
    const fake = withMails(30, 2);
    fake.dids.push({campaign: 'aaa', contact: 'u2', action: 'click', at: SENT + HOUR});
    fake.dids.push({campaign: 'bbb', contact: 'u2', action: 'bounce', at: SENT});
    fake.dids.push({campaign: 'old', contact: 'u2', action: 'open', at: SENT});
    const pages = await pass(fake);
    expect(done(pages)).toEqual([
      {
        record: 'mailchimp/a1b2c3/member/u2',
        key: `opened/aaa/${SENT + 60_000}`,
        at: SENT + 60_000,
        action: 'opened',
        subject: 'The tenth letter',
      },
      {
        record: 'mailchimp/a1b2c3/member/u2',
        key: `clicked/aaa/${SENT + HOUR}`,
        at: SENT + HOUR,
        action: 'clicked',
        subject: 'The tenth letter',
      },
      {
        record: 'mailchimp/a1b2c3/member/u4',
        key: `opened/aaa/${SENT + 120_000}`,
        at: SENT + 120_000,
        action: 'opened',
        subject: 'The tenth letter',
      },
    ]);
    expect(pages.flatMap(({readings}) => readings).every(({fields}) => fields.email !== undefined)).toBe(true);
  });

  it('of many people are all read, a few at a time, and nobody counts as missing for it (C8)', async () => {
    const pages = await pass(withMails(600, 23));
    expect(new Set(done(pages).map(({record}) => record)).size).toBe(23);
    const {remaining = 0, readings} = pages.at(-1) ?? {readings: []};
    expect(remaining - readings.length).toBe(0);
  });

  it('that were told before are not asked for again', async () => {
    const fake = withMails(30, 10);
    expect(done(await pass(fake, SENT + 5 * 60_000 + HOUR))).toHaveLength(5);
    expect(fake.asked.some(line => line.includes('/reports/old/'))).toBe(false);
  });

  it('are not known where the key may not see reports', async () => {
    const fake = withMails(3, 1);
    const access = await connected(mailchimp, fake);
    fake.faults.push(undefined, 'forbidden');
    expect((await mailchimp.pull(access, {since: undefined, page: 0})).readings).toHaveLength(3);
  });
});
