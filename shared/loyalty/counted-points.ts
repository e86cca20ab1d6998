import type {ProgrammePlan} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';

/** By day of the programme's calendar and rule, ascending, as a supporter's document has them. */
export type Points = Supporter['points'];

/** Points without those of private signals, which weigh in the creator's own score and nowhere else (T13). */
export function countedPoints(points: Points, {rules}: Pick<ProgrammePlan, 'rules'>): Points {
  const signals = new Set(rules.flatMap(({id, signal}) => (signal === true ? id : [])));
  return signals.size === 0 ? points : points.filter(([, rule]) => !signals.has(rule));
}
