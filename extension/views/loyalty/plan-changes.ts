import {i18n} from '#i18n';
import {sameData} from '#shared/model/compare';
import type {ProgrammePlan} from '#shared/model/programme';
import {pointsText} from '../standing/standing-actions';
import {ruleName, ruleSentence} from './rule-sentence';
import {settingsText} from './settings-text';

type Kind = 'rule' | 'campaign' | 'level' | 'badge' | 'reward' | 'sequence';
type Named = {readonly id: string; readonly name?: string | undefined};
type Names = {readonly kind: Kind; readonly nameOf: (thing: Named, plan: ProgrammePlan) => string};

const LISTS = [
  ['rules', 'rule'],
  ['campaigns', 'campaign'],
  ['levels', 'level'],
  ['badges', 'badge'],
  ['rewards', 'reward'],
  ['sequences', 'sequence'],
] as const satisfies readonly (readonly [keyof ProgrammePlan, Kind])[];

const PARTS = ['levelPolicy', 'draws', 'page'] as const satisfies readonly (keyof ProgrammePlan)[];

/** What differs between two plans, a line for each thing: "Changed: rule “Payments”". Nothing where they say the same. */
export function planChanges(before: ProgrammePlan, after: ProgrammePlan): readonly string[] {
  const lists = LISTS.flatMap(([list, kind]) => {
    const nameOf: Names['nameOf'] = (thing, plan) => nameIn(plan, kind, thing);
    return changesOf(before, after, {list, names: {kind, nameOf}});
  });
  const parts = PARTS.filter(part => !sameData(before[part], after[part])).map(part => i18n.t(`loyalty.change.${part}`));
  const hasSettings = !sameData(settingsOf(before), settingsOf(after));
  return [...lists, ...parts, ...(hasSettings ? [i18n.t('loyalty.change.settings', [settingsText(after)])] : [])];
}

type Of = {readonly list: (typeof LISTS)[number][0]; readonly names: Names};

function changesOf(before: ProgrammePlan, after: ProgrammePlan, {list, names: {kind, nameOf}}: Of): string[] {
  const [was, is] = [before, after].map(plan => new Map<string, Named>((plan[list] ?? []).map(thing => [thing.id, thing])));
  if (was === undefined || is === undefined) return [];
  const named = (thing: Named, plan: ProgrammePlan) => i18n.t(`loyalty.change.${kind}`, [nameOf(thing, plan)]);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(id => {
    const [old, now] = [was.get(id), is.get(id)];
    if (old === undefined) return now === undefined ? [] : [i18n.t('loyalty.change.added', [named(now, after)])];
    if (now === undefined) return [i18n.t('loyalty.change.removed', [named(old, before)])];
    return sameData(old, now) ? [] : [i18n.t('loyalty.change.changed', [named(now, after)])];
  });
}

/** A rule is said whole, and a level with its points: the name tells nothing of what changed. */
function nameIn(plan: ProgrammePlan, kind: Kind, {id, name = ''}: Named): string {
  const level = kind === 'level' ? plan.levels?.find(one => one.id === id) : undefined;
  if (level !== undefined) return i18n.t('loyalty.change.says', [name, pointsText(level.from)]);
  const rule = kind === 'rule' ? plan.rules.find(one => one.id === id) : undefined;
  if (rule === undefined) return name;
  return i18n.t('loyalty.change.saysRule', [ruleName(rule), ruleSentence(rule, plan.timeZone ?? 'UTC')]);
}

function settingsOf({halfLifeDays, timeZone, expiry}: ProgrammePlan) {
  return {halfLifeDays, timeZone, expiry};
}
