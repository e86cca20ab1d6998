import type {PersonCommand} from '#shared/home';
import {ridOf} from '#shared/identity/rid';
import {drawsDue, type PlannedDraw, SETTLE_MS} from '#shared/loyalty/draw';
import type {Span} from '#shared/loyalty/spans';
import type {Programme} from '#shared/model/programme';
import type {MemoryHome} from '../fixtures/memory-home.ts';
import type {GivenPerson, Merge} from './loyalty-input.ts';
import {encoded, ridIn} from './loyalty-keys.ts';
import {readingsOf} from './loyalty-readings.ts';

/** What happens to people at an instant beside what they do: commands about them, or a draw. */
export type Deed = {
  readonly at: number;
  readonly people: readonly GivenPerson[];
  readonly commands: readonly PersonCommand[];
  /** The reward that the command redeems. */
  readonly reward?: string;
  readonly draw?: PlannedDraw & Span;
};

/** Enough for twenty years of weeks. */
const MOST_DRAWS = 1_040;

/**
 * By time. At one instant people are merged first and split, then come grants, redemptions, erasures and draws, of each kind people
 * by their ids, each one's lines in the order of the file.
 */
export function deedsOf(people: readonly GivenPerson[], home: MemoryHome, now: number): Deed[] {
  const merges = [...new Set(people.flatMap(person => person.merges))];
  const each = (deeds: (person: GivenPerson, home: MemoryHome) => Deed[]) => people.flatMap(person => deeds(person, home));
  const all = [
    ...merges.flatMap((merge, place) => mergeDeeds(merge, place, {people, home, now})),
    ...each(grantDeeds),
    ...each(redemptionDeeds),
    ...each(erasures),
    ...draws(people, home.programme, now),
  ];
  return all.filter(({at}) => at <= now).sort((left, right) => (left.at === right.at ? 0 : left.at - right.at));
}

/** What is known of a person from the start. */
export function factCommands(person: GivenPerson, home: MemoryHome): PersonCommand[] {
  const {tags = [], rankedAs, unscored} = person.facts;
  const base = (kind: string, at: number, place = 0) => ({
    id: commandId(kind, person, place),
    at,
    supporter: ridIn(home, person),
  });
  return [
    ...tags.map(({name, at}, place): PersonCommand => ({...base('tag', at, place), kind: 'tag', name, on: true})),
    ...(rankedAs === undefined ? [] : [{...base('ranked', 0), kind: 'rank-as' as const, as: rankedAs}]),
    ...(unscored === true ? [{...base('unscored', 0), kind: 'unscore' as const}] : []),
  ];
}

function grantDeeds(person: GivenPerson, home: MemoryHome): Deed[] {
  return person.grants.map(({at, points, reason = 'grant', badge}, place): Deed => {
    const base = {id: commandId('grant', person, place), at, supporter: ridIn(home, person)};
    const command: PersonCommand = {...base, kind: 'grant', points, reason, ...(badge === undefined ? {} : {badge})};
    return {at, people: [person], commands: [command]};
  });
}

function redemptionDeeds(person: GivenPerson, home: MemoryHome): Deed[] {
  return person.redemptions.flatMap(({at, reward, cancelledAt}, place): Deed[] => {
    const [id, supporter] = [commandId('redemption', person, place), ridIn(home, person)];
    const redeemed: Deed = {at, people: [person], reward, commands: [{id, at, supporter, kind: 'redeem', reward}]};
    if (cancelledAt === undefined) return [redeemed];
    const base = {id: commandId('cancelled', person, place), at: cancelledAt, supporter};
    const cancel: PersonCommand = {...base, kind: 'redemption-set', redemption: id, state: 'cancelled'};
    return [redeemed, {at: cancelledAt, people: [person], commands: [cancel]}];
  });
}

function erasures(person: GivenPerson, home: MemoryHome): Deed[] {
  const {erasedAt: at} = person.facts;
  if (at === undefined) return [];
  return [
    {at, people: [person], commands: [{id: commandId('erased', person, 0), at, supporter: ridIn(home, person), kind: 'erase'}]},
  ];
}

type Among = {readonly people: readonly GivenPerson[]; readonly home: MemoryHome; readonly now: number};

function mergeDeeds(
  {people: ids, at = Number.NEGATIVE_INFINITY, undoneAt}: Merge,
  place: number,
  {people, home, now}: Among,
): Deed[] {
  const meant = people.filter(({id}) => ids.includes(id));
  const [left = [], ...others] = meant.map(person => readingsOf(person, now).map(({key}) => ridOf(home.idKey, key)));
  const sides = others.map(right => ({left, right}));
  const id = (nth: number) => `merge-${place}-${nth}`;
  const joined = sides.map(
    (side, nth): PersonCommand => ({id: id(nth), at: Math.max(0, at), kind: 'decide', word: 'same', ...side}),
  );
  if (undoneAt === undefined) return [{at, people: meant, commands: joined}];
  const split = sides.map(
    (side, nth): PersonCommand => ({id: `${id(nth)}-undone`, at: undoneAt, kind: 'undecide', decision: id(nth), ...side}),
  );
  return [
    {at, people: meant, commands: joined},
    {at: undoneAt, people: meant, commands: split},
  ];
}

/** The scheduled job holds them a day after each week or month, from the first one on in which anybody did anything. */
function draws(people: readonly GivenPerson[], programme: Programme, now: number): Deed[] {
  if (programme.draws === undefined) return [];
  const dates = people.flatMap(({channels, grants}) => [
    ...[...channels.values()].flatMap(all => all.map(([first]) => first?.did.at ?? now)),
    ...grants.map(({at}) => at),
  ]);
  const since = dates.reduce((first, at) => Math.min(first, at), now);
  return drawsDue(programme, {since, now}, MOST_DRAWS).map(draw => ({at: draw.end + SETTLE_MS, people: [], commands: [], draw}));
}

function commandId(kind: string, person: GivenPerson, place: number): string {
  return `${kind}-${place}-${encoded(person)}`;
}
