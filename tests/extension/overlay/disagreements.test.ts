import {describe, expect, it, vi} from 'vitest';
import type {Supporter} from '#shared/model/supporter';
import type {RowTexts} from '../../../extension/dashboards/read-rows.ts';
import {speak} from '../../fixtures/i18n.ts';
import {supporter} from '../mirror/people.ts';

vi.stubGlobal('chrome', {runtime: {id: 'regulars'}, i18n: {getUILanguage: () => 'en'}});
await speak('en');
const {disagreements} = await import('../../../extension/overlay/disagreements.ts');

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;
type Held = Supporter['records'][number];

const patron = (fields: Held['fields'], more: Partial<Held> = {}): Supporter => ({
  ...supporter({number: 1}),
  records: [
    {
      ...{key: 'patreon/c/user/1', rid: 'a', sources: [{source: 'file', asOf: NOW - 9 * DAY}]},
      fields: {paid: true, ...fields},
      identifiers: [],
      ...more,
    },
  ],
});
const found = (page: RowTexts | undefined, person: Supporter, vendor = 'patreon') =>
  disagreements(page, {person, vendor, now: NOW}).map(({about, page: printed, ours, by}) => [about, printed, ours, by]);
const says = (state: RowTexts['state'], status: string): RowTexts => ({texts: {status}, ...(state ? {state} : {})});

describe('what the page says and what we were told', () => {
  it('is shown with both words, the source and its age where they differ (C3, F15)', () => {
    const declined = patron({vendorState: 'declined'});
    expect(found(says('active', 'Active'), declined)).toEqual([['state', 'Active', 'declined', 'file from Patreon, 9 days ago']]);
    const active = patron({vendorState: 'active', lastChargeStatus: 'paid'});
    expect(found(says('declined', 'Declined'), active)).toEqual([
      ['state', 'Declined', 'active', 'file from Patreon, 9 days ago'],
    ]);
  });

  it('is nothing where they agree, where the page says nothing, and where nothing was understood', () => {
    const active = patron({vendorState: 'active'});
    expect(found(says('active', 'Active'), active)).toEqual([]);
    expect(found(undefined, active)).toEqual([]);
    expect(found(says(undefined, 'Actif depuis peu'), active)).toEqual([]);
  });

  it('takes a membership that is cancelled and paid until some day for either word', () => {
    const leaving = patron({vendorState: 'former', accessUntil: NOW + DAY});
    expect(found(says('active', 'Active'), leaving)).toEqual([]);
    expect(found(says('cancelled', 'Cancelled'), leaving)).toEqual([]);
    expect(found(says('declined', 'Declined'), leaving)).toHaveLength(1);
  });

  it('is about the page’s own vendor: a membership elsewhere is another one', () => {
    expect(found(says('active', 'Active'), patron({vendorState: 'declined'}), 'ghost')).toEqual([]);
  });

  it('names the source that speaks differently, and not the one that says the same', () => {
    const otherwise = [{source: 'webhook', asOf: NOW - DAY, fields: {vendorState: 'declined'}}] as const;
    const person = patron({vendorState: 'active'}, {otherwise: [...otherwise]});
    expect(found(says('active', 'Active'), person)).toEqual([['state', 'Active', 'declined', 'told by Patreon, yesterday']]);
  });

  it('finds a tier that the page names and we do not, or the reverse (C15)', () => {
    const gold = patron({vendorState: 'active', tiers: [{name: 'Gold'}]});
    expect(found({texts: {}, tier: 'Silver'}, gold)).toEqual([['tier', 'Silver', 'Gold', 'file from Patreon, 9 days ago']]);
    expect(found({texts: {}, tier: 'GOLD (annual)'}, gold)).toEqual([]);
    expect(found({texts: {}, tier: 'Gold'}, patron({vendorState: 'active', tiers: []}))).toMatchObject([
      ['tier', 'Gold', 'no tier', expect.anything()],
    ]);
  });

  it('compares amounts of one currency and one rhythm only', () => {
    const pays = patron({vendorState: 'active', pledge: {minorUnits: 500, currency: 'USD'}, cadenceMonths: 1});
    const amount = (value: number, more: object = {}): RowTexts => ({texts: {amount: `$${value}`}, amount: {value, ...more}});
    expect(found(amount(5), pays)).toEqual([]);
    expect(found(amount(10), pays)).toEqual([['amount', '$10', '$5.00', 'file from Patreon, 9 days ago']]);
    expect(found(amount(10, {currency: 'EUR'}), pays)).toEqual([]);
    expect(found(amount(50, {months: 12}), pays)).toEqual([]);
  });
});
