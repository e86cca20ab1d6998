import type {Supporter} from '#shared/model/supporter';
import {createStandings, type Standings} from '../../../../extension/views/standing/standings.ts';

export function standingsOf(people: readonly Supporter[]): Standings {
  const standings = createStandings();
  for (const one of people) standings.add(one);
  return standings.done();
}

/** All of it at once: tests have no window to hold up. */
export function drive<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const {done, value} = work.next();
    if (done === true) return value as T;
  }
}
