import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import type {FigureId} from '#shared/insight/figures';
import type {Overview} from '#shared/insight/overview';
import {CountedRow} from './counted-row';
import {figureName} from './figure-words';
import {Missing, missingTopics} from './missing';

type Props = {
  readonly overview: Overview;
  readonly ids: readonly FigureId[];
  readonly now: number;
  /** Rows behind those of the numbers. */
  readonly children?: ComponentChildren;
};

/** Numbers of people, one a row. Where a source is missing for all of them, what it would tell. */
export function CountedList({overview, ids, now, children}: Props) {
  const topics = missingTopics(overview, ids);
  if (ids.every(id => overview.figure(id).standing.kind === 'missing')) {
    return (
      <>
        <Missing topics={topics} />
        <p class="second">{i18n.t('overview.wouldTell', [ids.map(figureName).join(' · ')])}</p>
      </>
    );
  }
  return (
    <>
      <Missing topics={topics} />
      <ul class="figures">
        {ids.map(id => (
          <CountedRow key={id} overview={overview} id={id} now={now} />
        ))}
        {children}
      </ul>
    </>
  );
}
