import type {FigureId} from '#shared/insight/figures';
import type {Overview} from '#shared/insight/overview';
import {CountedList} from './counted-list';

type Props = {
  readonly title: string;
  readonly overview: Overview;
  readonly ids: readonly FigureId[];
  readonly now: number;
};

/** Numbers of one kind. */
export function CountedCard({title, ...list}: Props) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <CountedList {...list} />
    </section>
  );
}
