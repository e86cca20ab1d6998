import type {AnyColumns} from '#shared/filter/columns';

/** So many at most by score, whoever has none last; equals in the order of the data. */
export function mostLoyal(columns: Pick<AnyColumns, 'number'>, people: readonly number[], most: number): number[] {
  const scoreOf = (ordinal: number) => {
    const score = columns.number('score', ordinal);
    return Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
  };
  // Numbers sort by themselves, many times faster than people: only the few that are left are compared.
  const scores = Float64Array.from(people, scoreOf).sort();
  const least = scores[Math.max(0, scores.length - most)] ?? 0;
  const best = people.filter(ordinal => scoreOf(ordinal) >= least);
  return best.sort((left, right) => scoreOf(right) - scoreOf(left) || left - right).slice(0, most);
}
