import {describe, expect, it} from 'vitest';
import type {Engagement} from '#shared/model/engagement';
import type {Purchase} from '#shared/model/purchase';
import type {RecordFields} from '#shared/model/record';
import {Community, contact, emailOf, member} from '../../../fixtures/community.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
const usd = (amount: number) => ({minorUnits: Math.round(amount * 100), currency: 'USD'});
const paying: RecordFields = {paid: true, vendorState: 'active', lastChargeStatus: 'paid', pledge: usd(5), lifetime: usd(50)};

let orders = 0;
const order = (product: string, day: string, paid: number, more: Partial<Purchase> = {}): Purchase => ({
  id: `O-${orders++}`,
  product,
  at: at(day),
  status: 'complete',
  paid: usd(paid),
  ...more,
});

let doings = 0;
const did = (action: Engagement['action'], subject: string, day: string): Engagement => ({
  key: `did-${doings++}`,
  action,
  subject,
  at: at(day),
});
const mails = (...subjects: string[]) => subjects.map((subject, at) => did('received', subject, `2026-11-${10 + at}`));

const community = new Community({
  now: NOW,
  readings: [
    member(
      'Ada',
      {...paying, email: 'ada@example.org'},
      {
        ...emailOf('ada@example.org'),
        orders: [order('Ebook', '2026-11-02', 12.1, {price: usd(10)}), order('Sticker', '2026-11-10', 25)],
      },
    ),
    contact(
      'ada@example.org',
      {mailState: 'subscribed', newsletters: ['Weekly'], mailOptInAt: at('2024-01-01'), openRate: 0.5},
      {
        activities: [...mails('A', 'B', 'C', 'D'), did('opened', 'D', '2026-11-14'), did('opened', 'A', '2026-11-11')],
      },
    ),
    member('Bela', {...paying, email: 'bela@example.org'}, emailOf('bela@example.org')),
    contact('bela@example.org', {mailState: 'unsubscribed'}, {activities: mails('A', 'B')}),
    member(
      'Cyd',
      {...paying, vendorState: 'declined', lastChargeStatus: 'declined', email: 'cyd@example.org'},
      {
        ...emailOf('cyd@example.org'),
        orders: [order('Sticker', '2025-01-02', 5), order('Sticker', '2026-11-01', 5), order('Poster', '2026-11-02', 30)],
      },
    ),
    contact(
      'cyd@example.org',
      {mailState: 'subscribed'},
      {
        activities: [
          ...mails('A', 'B', 'C'),
          did('opened', 'C', '2026-11-18'),
          did('clicked', 'C', '2026-11-18'),
          did('commented', 'Post', '2026-11-19'),
          did('commented', 'Post', '2026-10-01'),
          did('liked', 'Post', '2026-11-19'),
          did('saved', 'Post', '2026-11-17'),
          did('checked-in', 'Shop', '2026-11-16'),
          did('watched', 'Video', '2026-11-15'),
          did('followed', 'Page', '2026-11-14'),
        ],
      },
    ),
    contact('reader@example.org', {mailState: 'subscribed', name: 'Reader'}),
    contact(
      'buyer@example.org',
      {name: 'Buyer'},
      {
        orders: [order('Ebook', '2026-11-03', 9, {status: 'refunded'}), order('Ebook', '2026-08-01', 9)],
      },
    ),
    member('Dov', {...paying, roles: ['Patron', 'Mod'], stage: 'Customer', owner: 'Mia'}),
    member('Eva', {roles: ['Patron']}),
  ],
  said: [
    {to: 'Dov', kind: 'edit', field: 'credit', value: 'Dee Vee'},
    {to: 'Ada', kind: 'contact', channel: 'bcc', purpose: 'welcome', when: at('2026-11-15')},
    {to: 'Bela', kind: 'contact', channel: 'message', purpose: 'other', when: at('2026-06-15'), template: 'Hello again'},
  ],
});
const found = (text: string) => community.found(text);

describe('a filter on orders', () => {
  it('names the product bought (SAL-6)', () => {
    expect(found('product:sticker')).toEqual(['Ada', 'Cyd']);
    expect(found('order[product:ebook]')).toEqual(['Ada', 'Buyer']);
  });

  it('takes the purchase date (SAL-7)', () => {
    expect(found('order[date:2026-11-01..2026-11-02]')).toEqual(['Ada', 'Cyd']);
    expect(found('last-order:<7d')).toEqual([]);
    expect(found('last-order:<14d')).toEqual(['Ada']);
  });

  it('knows complete orders (SAL-8)', () => {
    expect(found('order[status:complete date:2026-11]')).toEqual(['Ada', 'Cyd']);
  });

  it('knows refunded orders (SAL-9)', () => {
    expect(found('order[status:refunded]')).toEqual(['Buyer']);
    expect(found('order[refundable:>=today]')).toEqual(['Ada', 'Cyd']);
  });

  it('takes the total paid, with the price and the tax in it (SAL-10)', () => {
    expect(found('order[paid:>=25]')).toEqual(['Ada', 'Cyd']);
    expect(found('order[tax:>2]')).toEqual(['Ada']);
    expect(found('order[price:10]')).toEqual(['Ada']);
    expect(found('spent:37.10')).toEqual(['Ada']);
    expect(found('spent:9')).toEqual(['Buyer']);
    expect(found('total:87.1')).toEqual(['Ada']);
  });

  it('holds several conditions to one and the same order, and counts orders', () => {
    expect(found('order[product:sticker paid:>20]')).toEqual(['Ada']);
    expect(found('order[product:sticker] order[paid:>20]')).toEqual(['Ada', 'Cyd']);
    expect(found('order[product:sticker]:>=2')).toEqual(['Cyd']);
    expect(found('orders:3')).toEqual(['Cyd']);
  });

  it('joins buyers, members and readers in one list, each person once (C19)', () => {
    expect(found('order[] or kind:paid or newsletter:subscribed')).toEqual(['Ada', 'Bela', 'Buyer', 'Cyd', 'Dov', 'Reader']);
    expect(found('order[] kind:paid newsletter:subscribed')).toEqual(['Ada', 'Cyd']);
    expect(found('order[] -kind:paid')).toEqual(['Buyer']);
  });
});

describe('members and newsletter', () => {
  it('overlap: both, members only, subscribers only, members who unsubscribed (F33)', () => {
    expect(found('kind:paid newsletter:subscribed')).toEqual(['Ada', 'Cyd']);
    expect(found('kind:paid -newsletter:subscribed')).toEqual(['Bela', 'Dov']);
    expect(found('newsletter:subscribed kind:none')).toEqual(['Reader']);
    expect(found('kind:paid newsletter:unsubscribed')).toEqual(['Bela']);
  });

  it('knows the groups, the sign-up and the rate', () => {
    expect(found('newsletters:Weekly')).toEqual(['Ada']);
    expect(found('signed-up:2024')).toEqual(['Ada']);
    expect(found('open-rate:>=50%')).toEqual(['Ada']);
  });

  it('counts what was opened of the last mails, and knows nothing where no mail is known', () => {
    expect(found('opened-of-3:1')).toEqual(['Ada', 'Cyd']);
    expect(found('opened-of-10:2')).toEqual(['Ada']);
    expect(found('opened-of-3:0')).toEqual(['Bela']);
    expect(found('-opened-of-3:*')).toEqual(['Buyer', 'Dov', 'Eva', 'Reader']);
  });

  it('finds who is declined and still opens mails (F1)', () => {
    expect(found('state:declined last-opened:<30d')).toEqual(['Cyd']);
    expect(found('last-clicked:<7d')).toEqual(['Cyd']);
    expect(found('activity[action:opened date:<7d]')).toEqual(['Ada', 'Cyd']);
  });
});

describe('what other tools know', () => {
  it('counts comments and likes, and says nothing where none were ever seen', () => {
    expect(found('comments:2')).toEqual(['Cyd']);
    expect(found('likes:>0')).toEqual(['Cyd']);
    expect(found('comments:0')).toEqual([]);
    expect(found('activity[action:commented vendor:mailchimp date:this-week]')).toEqual(['Cyd']);
    expect(found('last-active:<2d')).toEqual(['Cyd']);
  });

  it('counts follows, saves, check-ins and video views the same way (LOY-47, LOY-48, LOY-49)', () => {
    for (const field of ['follows', 'saves', 'check-ins', 'video-views']) {
      expect(found(`${field}:1`)).toEqual(['Cyd']);
      expect(found(`${field}:0`)).toEqual([]);
    }
    expect(found('activity[action:checked-in date:<7d]')).toEqual(['Cyd']);
    expect(found('activity[action:watched subject:Video]')).toEqual(['Cyd']);
  });

  it('compares roles with pledges, both ways', () => {
    expect(found('role:* -kind:paid')).toEqual(['Eva']);
    expect(found('kind:paid state:active -role:*')).toEqual(['Ada', 'Bela']);
    expect(found('role:mod stage:customer owner:mia')).toEqual(['Dov']);
  });

  it('knows what somebody wants to be called in credits', () => {
    expect(found('credit-name:*')).toEqual(['Dov']);
    expect(found('"dee vee"')).toEqual(['Dov']);
  });

  it('knows who was written to, how and when', () => {
    expect(found('contacted:<7d')).toEqual(['Ada']);
    expect(found('-contacted:*')).toEqual(['Buyer', 'Cyd', 'Dov', 'Eva', 'Reader']);
    expect(found('contacted-by:message')).toEqual(['Bela']);
    expect(found('contact[purpose:welcome channel:bcc]')).toEqual(['Ada']);
    expect(found('contact[template:hello date:2026-06]')).toEqual(['Bela']);
    expect(found('welcomed:yes')).toEqual(['Ada']);
  });

  it('knows which services have a person, and which have not', () => {
    expect(found('source:patreon source:mailchimp')).toEqual(['Ada', 'Bela', 'Cyd']);
    expect(found('source:mailchimp -source:patreon')).toEqual(['Buyer', 'Reader']);
  });
});
