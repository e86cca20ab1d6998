import {beforeEach, describe, expect, it, vi} from 'vitest';
import type {Rule} from '#shared/model/rule';
import {ruleName, ruleSentence} from '../../../../extension/views/loyalty/rule-sentence.ts';
import {speak} from '../../../fixtures/i18n.ts';

const spoken = vi.hoisted(() => ({language: 'en'}));
vi.mock('../../../../extension/views/language.ts', async () => {
  const {formatsFor} = await import('../../../../extension/views/format.ts');
  return {interfaceLanguage: () => spoken.language, formats: () => formatsFor(spoken.language)};
});

async function speakBoth(language: 'en' | 'fr' | 'es'): Promise<void> {
  spoken.language = language;
  await speak(language);
}

beforeEach(() => speakBoth('en'));

const paid: Rule = {id: 'r', action: 'paid', points: 10};
const usd = (minorUnits: number) => ({minorUnits, currency: 'USD'});
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

describe('a rule in a sentence', () => {
  it('says points, action, place and limit as the creator would (LOY-74, LOY-82)', async () => {
    const rule: Rule = {...paid, channel: 'patreon', caps: [{per: 'month', points: 30}]};
    expect(ruleSentence(rule, 'UTC')).toBe('10 points for each payment on Patreon, at most 30 a month.');
    await speakBoth('fr');
    expect(ruleSentence(rule, 'UTC')).toBe('10 points pour chaque paiement sur Patreon, au plus 30 par mois.');
    await speakBoth('es');
    expect(ruleSentence(rule, 'UTC')).toBe('10 puntos por cada pago en Patreon, como máximo 30 al mes.');
  });

  it('says months in a row with what each has to bring (C17)', async () => {
    const rule: Rule = {...paid, points: 100, tenure: {months: 12}, when: {amount: usd(100)}};
    expect(ruleSentence(rule, 'UTC')).toBe('100 points for every 12 months in a row that are paid, each with at least $1.00.');
    await speakBoth('fr');
    expect(ruleSentence(rule, 'UTC')).toMatch(
      /^100 points pour chaque série de 12 mois consécutifs payés, chacun d’au moins 1,00/,
    );
  });

  it('says how many of which products complete a reward, and which of them (LOY-76)', () => {
    const rule: Rule = {...paid, action: 'bought', count: {every: 3, distinct: true}, when: {subjects: ['Mug', 'Poster']}};
    expect(ruleSentence(rule, 'UTC')).toBe('10 points for every 3 purchases, none of them twice, only for “Mug” or “Poster”.');
  });

  it('says a private signal as a weight and never as points (T13)', () => {
    const rule: Rule = {id: 's', action: 'liked', channel: 'facebook', points: 2, signal: true};
    expect(ruleSentence(rule, 'UTC')).toBe('A weight of 2 in your own score for each like on Facebook.');
  });

  it('says dates by the days of the programme’s own time zone, the last one included', () => {
    const rule: Rule = {...paid, from: day('2026-12-01') - 3_600_000, until: day('2027-01-01') - 3_600_000};
    expect(ruleSentence(rule, 'Europe/Paris')).toBe('10 points for each payment, from Dec 1, 2026, until Dec 31, 2026.');
  });

  it('leaves nothing of a rule unsaid', () => {
    const rule: Rule = {
      ...paid,
      action: 'visited',
      channel: 'site',
      points: 1,
      first: true,
      cooldownHours: 48,
      multipliers: [
        {by: 'tier', name: 'Gold', times: 2},
        {by: 'tag', name: 'VIP', times: 1.5},
      ],
      pendingDays: 14,
      when: {tiers: ['Gold', 'Silver'], seenOnly: true},
    };
    expect(ruleSentence(rule, 'UTC')).toBe(
      '1 point for the first visit on your own site, from members of Gold or Silver, only what was seen one by one, ' +
        'not again within 2 days, 2 times as much for the tier “Gold”, 1.5 times as much for the tag “VIP”, counted after 14 days.',
    );
  });

  it('names a rule by the creator’s words, else by what it counts', () => {
    expect(ruleName({...paid, name: 'Thanks'})).toBe('Thanks');
    expect(ruleName({...paid, channel: 'offline', action: 'attended'})).toBe('Each event attended in person');
    expect(ruleName({...paid, id: 'payments'})).toBe('Payments');
  });
});
