import {FACTS} from '#shared/membership/facts';
import {answering, type PastPerson} from '#shared/membership/past';
import type {HistoryRow, PastFacts, RecordHistory} from '#shared/model/history';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import {addMonths, DAY_MS} from '#shared/model/time';
import {type PastPage, pastQuestionSchema} from '#shared/protocol/past';

/** As many as the real server looks at for one page. */
const PEOPLE_A_PAGE = 2_500;

/** What the stand-in server answers to a question about everyone's history; undefined: it is no question. */
export function answerPast(supporters: readonly Supporter[], query: URLSearchParams, now: number): PastPage | undefined {
  const question = pastQuestionSchema.safeParse(Object.fromEntries(query));
  if (!question.success) return undefined;
  const from = Number(query.get('after') ?? 0);
  const until = Math.min(from + PEOPLE_A_PAGE, supporters.length);
  const answer = answering(question.data, now);
  for (let at = from; at < until; at++) {
    const person = supporters[at];
    if (person !== undefined) answer.take(personOf(person, at, now));
  }
  return answer.page(until < supporters.length ? String(until) : null);
}

function personOf({id, records, contacts = []}: Supporter, number: number, now: number): PastPerson {
  const marks = number % 3 === 0 ? [addMonths(monthStart(now), 0) + 3 * DAY_MS] : contacts.map(({at}) => at);
  return {id, histories: records.map(record => historyOf(record, number, now)), contacts: marks};
}

function monthStart(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

/** A year that leads to the present facts: the number decides what happened in it. */
function historyOf({key, fields}: HeldRecord, number: number, now: number): RecordHistory {
  const facts: PastFacts = Object.fromEntries(Object.entries(fields).filter(([name]) => FACTS.some(fact => fact === name)));
  const begin = monthStart(now);
  const since = addMonths(begin, -11);
  const month = addMonths(begin, -(number % 11));
  const rows: HistoryRow[] = [];
  const change = (at: number, from: PastFacts, to: PastFacts) =>
    at <= now && rows.push({record: key, n: rows.length, at, source: 'file', from, to});
  const {lastChargeStatus, vendorState} = facts;
  if (vendorState === 'declined' || lastChargeStatus === 'declined') {
    const well: PastFacts = {vendorState: 'active', lastChargeStatus: 'paid'};
    change(begin + (number % 5) * DAY_MS, well, {
      ...(vendorState === undefined ? {} : {vendorState}),
      ...(lastChargeStatus === undefined ? {} : {lastChargeStatus}),
    });
  } else if (vendorState === 'active' && number % 7 === 0) {
    const day = month + (number % 4) * DAY_MS;
    const declined: PastFacts = {vendorState: 'declined', lastChargeAt: day};
    change(day, {vendorState}, declined);
    change(day + 3 * DAY_MS, declined, {vendorState});
  } else if (vendorState === 'former') {
    // Some of them after a charge that was declined.
    if (number % 3 === 0) change(month, {vendorState: 'active'}, {vendorState: 'declined'});
    change(month + 6 * DAY_MS, {vendorState: number % 3 === 0 ? 'declined' : 'active'}, {vendorState: 'former'});
  } else if (facts.pledge !== undefined && number % 9 === 0) {
    const {minorUnits, currency} = facts.pledge;
    change(month + 8 * DAY_MS, {pledge: {minorUnits: Math.round(minorUnits / 2), currency}}, {pledge: facts.pledge});
  } else if (number % 4 === 0) {
    return {key, since: month + 2 * DAY_MS, late: true, now: facts, rows: []};
  }
  return {key, since, now: facts, rows};
}
