import {joinLineages} from '#shared/loyalty/lineage';
import {sameData} from '#shared/model/compare';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Level} from '#shared/model/reward';
import type {Rule} from '#shared/model/rule';

/** Three versions of one thing: as it was when the change began, as it is changed here, and as somebody else saved it meanwhile. */
export type Versions<T> = {readonly base: T; readonly mine: T; readonly theirs: T};

/** Whose word holds where both changed the same. */
export type Side = 'mine' | 'theirs';

export type Merged<T> = {
  readonly value: T;
  /** What both changed, each to something else: of a plan `rules payments`, of a thing the names of its parts. */
  readonly clashes: readonly string[];
};

type Thing = Readonly<Record<string, unknown>>;

/** Parts that mean something together: one from here and one from there would be a third thing. */
const TOGETHER: readonly (readonly string[])[] = [
  // Of a rule, and of one that is typed.
  ['action', 'channel', 'signal', 'accepted', 'first', 'count', 'tenure', 'isSignal', 'often', 'every', 'isDistinct', 'months'],
  ['amount', 'currency'],
  ['cooldown', 'cooldownUnit'],
  ['from', 'until'],
  // Of a reward.
  ['kind', 'gives', 'secret'],
];

const LISTS = ['rules', 'campaigns', 'levels', 'badges', 'rewards', 'sequences', 'draws'] as const;
type ListName = (typeof LISTS)[number];

/**
 * The plan with both changes: things are known by their ids, and of a thing that both changed its parts are.
 *
 * @param side - whose word holds where they clash
 * @returns the newer plan's `rev`
 */
export function mergePlans(plans: Versions<ProgrammePlan>, side: Side): Merged<ProgrammePlan> {
  const clashes: string[] = [];
  const names = ['halfLifeDays', 'timeZone', 'expiry', 'levelPolicy', 'page'] as const;
  const merged: Record<string, unknown> = {rev: plans.theirs.rev};
  for (const name of names) {
    const found = mergeValues(
      versionsOf(plans, plan => plan[name]),
      side,
    );
    if (found.isClash) clashes.push(name);
    merged[name] = found.value;
  }
  for (const name of LISTS) {
    const found = mergeLists(
      versionsOf(plans, plan => plan[name] as readonly Thing[] | undefined),
      {name, side},
    );
    clashes.push(...found.clashes);
    merged[name] = found.value;
  }
  // A version may have lost the one before it, or both let one follow the same.
  merged.rules = joinLineages(merged.rules as readonly Rule[]);
  if (merged.levels !== undefined) merged.levels = ascending(merged.levels as readonly Level[]);
  const said = Object.entries(merged).filter(([, value]) => value !== undefined);
  return {value: Object.fromEntries(said) as ProgrammePlan, clashes};
}

function ascending(levels: readonly Level[]): Level[] {
  return [...levels].sort((left, right) => left.from - right.from);
}

/** One thing with both changes, part by part. */
export function mergeThings<T extends object>(things: Versions<T>, side: Side): Merged<T> {
  const clashes: string[] = [];
  const {base, mine, theirs} = things as unknown as Versions<Thing>;
  const merged: Record<string, unknown> = {};
  for (const group of groupsOf([base, mine, theirs])) {
    const found = mergeValues(
      versionsOf({base, mine, theirs}, thing => group.map(part => thing[part])),
      side,
    );
    if (found.isClash) clashes.push(...group.slice(0, 1));
    for (const [place, part] of group.entries()) if (found.value[place] !== undefined) merged[part] = found.value[place];
  }
  return {value: merged as T, clashes};
}

function groupsOf(things: readonly Thing[]): readonly (readonly string[])[] {
  const parts = [...new Set(things.flatMap(thing => Object.keys(thing)))];
  const groups = TOGETHER.map(group => group.filter(part => parts.includes(part))).filter(({length}) => length > 0);
  const grouped = new Set(groups.flat());
  return [...groups, ...parts.filter(part => !grouped.has(part)).map(part => [part])];
}

function mergeValues<T>({base, mine, theirs}: Versions<T>, side: Side): {readonly value: T; readonly isClash: boolean} {
  if (sameData(mine, theirs) || sameData(base, theirs)) return {value: mine, isClash: false};
  if (sameData(base, mine)) return {value: theirs, isClash: false};
  return {value: side === 'mine' ? mine : theirs, isClash: true};
}

type Ask = {readonly name: ListName; readonly side: Side};

/** In the order of the newer plan, with what is new here behind it. */
function mergeLists(lists: Versions<readonly Thing[] | undefined>, {name, side}: Ask): Merged<unknown> {
  const clashes: string[] = [];
  const [base, mine, theirs] = [byId(lists.base), byId(lists.mine), byId(lists.theirs)];
  const ids = [...new Set([...theirs.keys(), ...mine.keys()])];
  const value = ids.flatMap(id => {
    const found = mergeOne({base: base.get(id), mine: mine.get(id), theirs: theirs.get(id)}, side);
    if (found.isClash) clashes.push(`${name} ${id}`);
    return found.value ?? [];
  });
  // What clears a list leaves it out as often as it leaves it empty.
  return {value: value.length === 0 && lists.mine === undefined ? lists.theirs && value : value, clashes};
}

function mergeOne({base, mine, theirs}: Versions<Thing | undefined>, side: Side) {
  if (base === undefined || mine === undefined || theirs === undefined) return mergeValues({base, mine, theirs}, side);
  const {value, clashes} = mergeThings({base, mine, theirs}, side);
  return {value, isClash: clashes.length > 0};
}

function byId(list: readonly Thing[] = []): ReadonlyMap<string, Thing> {
  return new Map(list.map(thing => [String(thing.id ?? thing.per), thing]));
}

function versionsOf<T, V>({base, mine, theirs}: Versions<T>, pick: (one: T) => V): Versions<V> {
  return {base: pick(base), mine: pick(mine), theirs: pick(theirs)};
}
