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

/** Every award of everybody, person after person: `rule` is a place in `rules`. Those of the person at `n` are [from[n], from[n + 1]). */
export type Awards = {
  readonly from: Int32Array;
  /** Days since 2020-01-01, ascending for each person. */
  readonly day: Int32Array;
  readonly rule: Int32Array;
  readonly points: Int32Array;
};

export type Standings = {
  readonly people: readonly Standing[];
  readonly rules: readonly string[];
  readonly awards: Awards;
};

export type StandingsBuilder = {add(person: Supporter): void; done(): Standings};

/** Takes people one by one, so that nobody's document has to be kept. */
export function createStandings(): StandingsBuilder {
  const people: Standing[] = [];
  const rules = new Map<string, number>();
  const columns = {from: growing(), day: growing(), rule: growing(), points: growing()};
  columns.from.push(0);
  return {
    add(person) {
      const {id, name, rankedAs, account, unscored} = person;
      people.push({id, name: name?.value, rankedAs, account, isUnscored: unscored !== undefined});
      for (const [day, id, points] of person.points) {
        const rule = rules.get(id) ?? rules.size;
        if (rule === rules.size) rules.set(id, rule);
        columns.day.push(day);
        columns.rule.push(rule);
        columns.points.push(points);
      }
      columns.from.push(columns.day.size());
    },
    done: () => ({
      people,
      rules: [...rules.keys()],
      awards: {
        from: columns.from.cut(),
        day: columns.day.cut(),
        rule: columns.rule.cut(),
        points: columns.points.cut(),
      },
    }),
  };
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

/** One person's awards, as their document has them. */
export function pointsOf({rules, awards}: Standings, who: number): Supporter['points'] {
  const points: Supporter['points'] = [];
  for (let at = awards.from[who] ?? 0; at < (awards.from[who + 1] ?? 0); at++) {
    points.push([awards.day[at] ?? 0, rules[awards.rule[at] ?? 0] ?? '', awards.points[at] ?? 0]);
  }
  return points;
}
