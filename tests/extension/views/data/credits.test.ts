import {describe, expect, it} from 'vitest';
import {ordinals} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {subjectOf} from '#shared/filter/fields';
import {supporterColumns} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import {deriveStatus} from '#shared/membership/status';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Supporter} from '#shared/model/supporter';
import {creditsOf} from '../../../../extension/views/data/credits.ts';
import {batchesOf, emailsOf} from '../../../../extension/views/data/emails-of.ts';
import {personAsOf} from '../../../../extension/views/data/person-as-of.ts';
import {supporter} from '../../mirror/people.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const tagged = (person: Supporter, name: string): Supporter => ({...person, tags: [{name, records: [], own: true}]});

function columnsOf(...people: Supporter[]) {
  const columns = supporterColumns();
  for (const [ordinal, person] of people.entries()) columns.set(ordinal, subjectOf(person, NOW));
  return columns;
}

describe('names for the credits', () => {
  it('are names alone, in the order of the language, without who does not want it and who has none (J11)', () => {
    const columns = columnsOf(
      supporter({number: 0, name: 'Zoë  Adler\n'}),
      supporter({number: 1, name: 'Élodie'}),
      tagged(supporter({number: 2, name: 'Bob'}), ' No-Credits '),
      supporter({number: 3}),
      supporter({number: 4, name: 'ada'}),
      supporter({number: 5, name: 'Nobody asked for'}),
    );
    expect(creditsOf(columns, [0, 1, 2, 3, 4], 'fr')).toEqual({
      names: ['ada', 'Élodie', 'Zoë Adler'],
      optedOut: 1,
      nameless: 1,
    });
  });

  it('prefer the name that somebody gave for the credits', () => {
    const columns = columnsOf(supporter({number: 0, name: 'Ada King', fields: {custom: {'Credit name': 'The Countess'}}}));
    expect(creditsOf(columns, [0], 'en').names).toEqual(['The Countess']);
  });
});

describe('a person as of a date', () => {
  const gone = supporter({
    number: 0,
    name: 'Ada',
    fields: {paid: true, tiers: [{name: 'Silver'}], lastChargeStatus: 'declined', cancelledAt: NOW, vendorState: 'former'},
  });

  it('has the membership of then, and everything else as it is (J11, F13)', () => {
    const then = personAsOf(gone, {tier: 'Gold', pledge: {minorUnits: 2000, currency: 'USD'}});
    expect(deriveStatus(then, NOW)).toMatchObject({kind: 'paid', state: 'active'});
    const columns = supporterColumns();
    columns.set(3, subjectOf(then, NOW));
    const fits = (text: string) => {
      const parsed = parseFilter(text);
      if (!parsed.ok) throw new Error(text);
      return ordinals(evaluate(parsed.tree, columns, {programme: DEFAULT_PROGRAMME, now: NOW}).bits);
    };
    expect(fits('tier:Gold state:active pledge:>=20 name:ada')).toEqual([3]);
    expect(fits('tier:Silver')).toEqual([]);
  });
});

describe('the e-mails of a list', () => {
  it('are each once, with how many have none and how many do not want mail', () => {
    const {email: _email, ...nobody} = supporter({number: 3});
    const columns = columnsOf(
      supporter({number: 0, email: 'a@example.org', fields: {mailState: 'unsubscribed'}}),
      supporter({number: 1, email: 'b@example.org'}),
      supporter({number: 2, email: 'A@example.org'}),
      {...nobody, records: nobody.records.map(record => ({...record, fields: {}}))},
    );
    const {emails, without} = emailsOf(columns, [1, 0, 2, 3]);
    expect(emails).toEqual(['b@example.org', 'a@example.org']);
    expect(without).toBe(1);
  });

  it('come in batches that a mail program takes', () => {
    const emails = Array.from({length: 1_201}, (_, at) => `p${at}@example.org`);
    expect(batchesOf(emails).map(({length}) => length)).toEqual([500, 500, 201]);
    expect(batchesOf(emails).flat()).toEqual(emails);
  });
});
