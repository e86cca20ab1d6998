import {majorUnits} from '#shared/model/major-units';
import type {Money} from '#shared/model/money';
import type {Sequence} from '#shared/model/reward';
import {DAY_MS} from '#shared/model/time';
import {dayEnd, dayStart, dayText} from '../loyalty/rule-draft';

/** A sequence as the creator types it. Days as `YYYY-MM-DD`. */
export type SequenceDraft = {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly points: string;
  readonly cost: string;
  readonly currency: string;
  readonly steps: readonly StepDraft[];
};
export type StepDraft = {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly gives: string;
  readonly opens: string;
  readonly points: string;
};

/** What is still wrong: its sentence is `sequences.problem.KIND`, `step` counts from 0. */
export type SequenceProblem = {
  readonly kind: 'name' | 'dates' | 'few' | 'step' | 'page' | 'samePage' | 'gives' | 'order' | 'points' | 'cost';
  readonly step?: number;
};

export type ReadSequence =
  | {readonly ok: true; readonly sequence: Sequence}
  | {readonly ok: false; readonly problem: SequenceProblem};

/** @param zone - in which days begin; @param currency - of the cost, where it names none */
export function draftOf({id, name, from, until, points, cost, steps}: Sequence, zone: string, currency: string): SequenceDraft {
  return {
    ...{id, name, from: dayText(from, zone), points: points === undefined ? '' : String(points)},
    until: until === undefined ? '' : dayText(until - 1, zone),
    cost: cost === undefined ? '' : String(majorUnits(cost)),
    currency: cost?.currency ?? currency,
    steps: steps.map(step => ({
      ...{id: step.id, name: step.name, page: step.page, gives: step.gives ?? '', opens: dayText(step.opensAt, zone)},
      points: step.points === undefined ? '' : String(step.points),
    })),
  };
}

/** The steps with dates so many days apart, from the first day on (LOY-86). */
export function spread(steps: readonly StepDraft[], from: string, days: number): StepDraft[] {
  const start = Date.parse(`${from}T00:00:00Z`);
  if (Number.isNaN(start)) return [...steps];
  return steps.map((step, place) => ({...step, opens: new Date(start + place * days * DAY_MS).toISOString().slice(0, 10)}));
}

/** The sequence that was typed, or what is wrong first. */
export function readSequence(draft: SequenceDraft, zone: string): ReadSequence {
  const name = draft.name.trim();
  const [from, until] = [dayStart(draft.from, zone), dayEnd(draft.until, zone)];
  const points = wholeOf(draft.points);
  const cost = costOf(draft);
  const steps = draft.steps.map(step => readStep(step, zone));
  const problem = problemOf({name, from, until, points, cost, drafts: draft.steps, opens: steps.map(({opensAt}) => opensAt)});
  if (problem !== undefined || from === undefined || points === 'wrong' || cost === 'wrong') {
    return {ok: false, problem: problem ?? {kind: 'dates'}};
  }
  return {
    ok: true,
    sequence: {
      ...{id: draft.id, name, from, steps},
      ...(until === undefined ? {} : {until}),
      ...(points === undefined ? {} : {points}),
      ...(cost === undefined ? {} : {cost}),
    },
  };
}

function readStep({id, name, page, gives, opens, points}: StepDraft, zone: string): Sequence['steps'][number] {
  const worth = wholeOf(points);
  return {
    ...{id, name: name.trim(), page: page.trim(), opensAt: dayStart(opens, zone) ?? Number.NaN},
    ...(gives.trim() === '' ? {} : {gives: gives.trim()}),
    ...(typeof worth === 'number' ? {points: worth} : {}),
  };
}

type Read = {
  readonly name: string;
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly points: number | undefined | 'wrong';
  readonly cost: Money | undefined | 'wrong';
  readonly drafts: readonly StepDraft[];
  readonly opens: readonly number[];
};

function problemOf({name, from, until, points, cost, drafts, opens}: Read): SequenceProblem | undefined {
  if (name === '') return {kind: 'name'};
  if (from === undefined || (until !== undefined && until <= from)) return {kind: 'dates'};
  if (drafts.length < 2) return {kind: 'few'};
  for (const [step, draft] of drafts.entries()) {
    const opensAt = opens[step] ?? Number.NaN;
    if (draft.name.trim() === '') return {kind: 'step', step};
    if (!isPage(draft.page.trim())) return {kind: 'page', step};
    if (drafts.slice(0, step).some(other => other.page.trim() === draft.page.trim())) return {kind: 'samePage', step};
    if (Number.isNaN(opensAt) || opensAt < (opens[step - 1] ?? from) || (until !== undefined && opensAt >= until)) {
      return {kind: 'order', step};
    }
    if (draft.gives.trim() === '') return {kind: 'gives', step};
    if (wholeOf(draft.points) === 'wrong') return {kind: 'points', step};
  }
  if (points === 'wrong') return {kind: 'points'};
  return cost === 'wrong' ? {kind: 'cost'} : undefined;
}

/** A path on the creator's site, or a whole address. */
function isPage(page: string): boolean {
  if (page.length > 500) return false;
  return /^\/[^\s?#]*$/.test(page) || /^https?:$/.test(URL.parse(page)?.protocol ?? '');
}

function wholeOf(text: string): number | undefined | 'wrong' {
  if (text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value <= 1_000_000 ? value : 'wrong';
}

function costOf({cost, currency}: SequenceDraft): Money | undefined | 'wrong' {
  const text = cost.trim().replace(',', '.');
  if (text === '') return undefined;
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(text) || !/^[A-Z]{3}$/.test(currency)) return 'wrong';
  return {minorUnits: Math.round(Number(text) / majorUnits({minorUnits: 1, currency})), currency};
}
