import {i18n} from '#i18n';
import {fold} from '#shared/filter/fold';
import {reasonOf, type StatusReason} from '#shared/membership/reason';
import {majorUnits} from '#shared/model/major-units';
import type {RecordFields, Source} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import type {PageState} from '../dashboards/page-words';
import type {RowTexts} from '../dashboards/read-rows';
import {formats} from '../views/language';
import {saidText} from '../views/source-text';

/** What the page prints of somebody, and what one of our sources says instead, with its age. */
export type Disagreement = {
  readonly about: 'state' | 'tier' | 'amount';
  /** As the page prints it. */
  readonly page: string;
  readonly ours: string;
  /** "file from Patreon, 9 days ago" */
  readonly by: string;
};

type Word = {
  readonly key: string;
  readonly source: Source;
  readonly asOf: number;
  readonly fields: RecordFields;
  /** Whether this source is the one that says a fact. */
  readonly says: (...facts: readonly (keyof RecordFields)[]) => boolean;
};

/**
 * Where the page and our sources contradict each other (C3, C15, F15). Only what is read of the page's own vendor is compared: a
 * membership elsewhere is another one.
 *
 * @param page - what the row prints; what was not understood is not compared
 */
export function disagreements(
  page: RowTexts | undefined,
  {person, vendor, now}: {readonly person: Supporter; readonly vendor: string; readonly now: number},
): Disagreement[] {
  if (page === undefined) return [];
  const words = person.records.filter(({key}) => vendorOf(key) === vendor).flatMap(wordsOf);
  return words.flatMap(word => {
    const by = saidText({record: word.key, source: word.source, asOf: word.asOf}, now);
    return [stateOf(page, word, now), tierOf(page, word), amountOf(page, word)].flatMap(found => (found ? {...found, by} : []));
  });
}

type Found = Omit<Disagreement, 'by'> | undefined;

/** The word that counts, and the older ones that say something else. */
function wordsOf({key, fields, sources, otherwise = []}: HeldRecord): Word[] {
  const [first] = sources;
  const freshest = first === undefined ? [] : [{key, ...first, fields, says: () => true}];
  const older = otherwise.map(({source, asOf, fields: differing}) => ({
    ...{key, source, asOf, fields: {...fields, ...differing}},
    says: (...facts: readonly (keyof RecordFields)[]) => facts.some(fact => fact in differing),
  }));
  return [...freshest, ...older];
}

const STATE_FACTS = ['paid', 'vendorState', 'lastChargeStatus', 'cancelledAt', 'accessUntil'] as const;

function stateOf({state, texts}: RowTexts, {key, fields, says}: Word, now: number): Found {
  const reason = says(...STATE_FACTS) ? reasonOf(key, fields, now) : undefined;
  if (state === undefined || reason === undefined || agrees(state, reason)) return undefined;
  const isFree = reason.because === 'free-member';
  return {about: 'state', page: texts.status ?? state, ours: isFree ? i18n.t('kind.free') : i18n.t(`state.${reason.state}`)};
}

function agrees(page: PageState, {state, because}: StatusReason): boolean {
  if (because === 'free-member') return page === 'free' || page === 'active';
  // cancelled, and paid until some day: pages call it either
  if (because === 'paid-until') return page === 'active' || page === 'cancelled';
  if (state === 'fraud') return page !== 'active';
  return page === state;
}

function tierOf({tier}: RowTexts, {fields, says}: Word): Found {
  const ours = says('tiers') ? fields.tiers : undefined;
  if (tier === undefined || ours === undefined) return undefined;
  const printed = fold(tier);
  if (ours.some(({name}) => printed.includes(fold(name)))) return undefined;
  return {about: 'tier', page: tier, ours: formats().items(ours.map(({name}) => name)) || i18n.t('overlay.card.noTier')};
}

function amountOf({amount, texts}: RowTexts, {fields: {pledge, cadenceMonths = 1}, says}: Word): Found {
  if (amount === undefined || pledge === undefined || !says('pledge')) return undefined;
  if (amount.currency !== undefined && amount.currency !== pledge.currency) return undefined;
  if (amount.months !== undefined && amount.months !== cadenceMonths) return undefined;
  if (Math.abs(amount.value - majorUnits(pledge)) < CENT) return undefined;
  return {about: 'amount', page: texts.amount ?? String(amount.value), ours: formats().money(pledge)};
}

const CENT = 0.005;
