import {onlyVendor} from '#shared/loyalty/channel-of-points';
import type {Account} from '#shared/model/account';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';

/** What one person has of the programme, small enough to be held of everybody. */
export type Standing = {
  readonly id: string;
  readonly name: string | undefined;
  readonly rankedAs: Supporter['rankedAs'];
  readonly account: Account | undefined;
  /** Counted nowhere: at the person's wish. */
  readonly isUnscored: boolean;
};

/** Every award of everybody, person after person: `rule` is a place in `rules`, `vendor` one in `vendors`. Those of the person at `n` are [from[n], from[n + 1]). */
export type Awards = {
  readonly from: Int32Array;
  /** Of the programme's calendar since 2020-01-01, ascending for each person. */
  readonly day: Int32Array;
  readonly rule: Int32Array;
  readonly points: Int32Array;
  readonly vendor: Int32Array;
};

export type Standings = {
  readonly people: readonly Standing[];
  readonly rules: readonly string[];
  /** Where something was earned; '' where the document does not say. */
  readonly vendors: readonly string[];
  /** By rule, the vendors of `vendors` at which anybody earned points by it. */
  readonly earnedAt: ReadonlyMap<string, ReadonlySet<string>>;
  readonly awards: Awards;
};

export type StandingsBuilder = {add(person: Supporter): void; done(): Standings};

/** Takes people one by one, so that nobody's document has to be kept. */
export function createStandings(): StandingsBuilder {
  const people: Standing[] = [];
  const rules = new Map<string, number>();
  const vendors = new Map<string, number>();
  const earnedAt = new Map<string, Set<string>>();
  const columns = {from: growing(), day: growing(), rule: growing(), points: growing(), vendor: growing()};
  columns.from.push(0);
  return {
    add(person) {
      const {id, name, rankedAs, account, unscored} = person;
      people.push({id, name: name?.value, rankedAs, account, isUnscored: unscored !== undefined});
      const only = onlyVendor(person.records);
      for (const [day, rule, points, vendor = only ?? ''] of person.points) {
        const known = earnedAt.get(rule);
        if (known === undefined) earnedAt.set(rule, new Set([vendor]));
        else known.add(vendor);
        columns.day.push(day);
        columns.rule.push(placeOf(rule, rules));
        columns.points.push(points);
        columns.vendor.push(placeOf(vendor, vendors));
      }
      columns.from.push(columns.day.size());
    },
    done: () => ({
      people,
      rules: [...rules.keys()],
      vendors: [...vendors.keys()],
      earnedAt,
      awards: {
        from: columns.from.cut(),
        day: columns.day.cut(),
        rule: columns.rule.cut(),
        points: columns.points.cut(),
        vendor: columns.vendor.cut(),
      },
    }),
  };
}

/** A new word takes the next place. */
function placeOf(word: string, places: Map<string, number>): number {
  const held = places.get(word);
  if (held !== undefined) return held;
  places.set(word, places.size);
  return places.size - 1;
}

const FIRST_ROOM = 1_024;

function growing() {
  let held = new Int32Array(FIRST_ROOM);
  let size = 0;
  return {
    push(value: number) {
      if (size === held.length) {
        const larger = new Int32Array(2 * size);
        larger.set(held);
        held = larger;
      }
      held[size++] = value;
    },
    size: () => size,
    cut: () => held.subarray(0, size),
  };
}

/** Which rules give points that anybody but the creator sees: all but private signals (T13). */
export function countingRules(rules: readonly string[], plan: Pick<ProgrammePlan, 'rules'>): Uint8Array {
  const signals = new Set(plan.rules.filter(({signal}) => signal === true).map(({id}) => id));
  return Uint8Array.from(rules, rule => (signals.has(rule) ? 0 : 1));
}

/** One person's awards, as their document has them, each with its vendor where that is known. */
export function pointsOf({rules, vendors, awards}: Standings, who: number): Supporter['points'] {
  const points: Supporter['points'] = [];
  for (let at = awards.from[who] ?? 0; at < (awards.from[who + 1] ?? 0); at++) {
    const vendor = vendors[awards.vendor[at] ?? 0] || undefined;
    points.push([awards.day[at] ?? 0, rules[awards.rule[at] ?? 0] ?? '', awards.points[at] ?? 0, vendor]);
  }
  return points;
}
