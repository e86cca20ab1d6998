import {i18n} from '#i18n';
import type {SegmentCount} from '../../messages';
import {FirstRun} from '../parts/first-run';
import {SegmentList} from '../parts/segment-list';
import {TodayList} from '../parts/today-list';
import type {TodayItem} from '../today';
import {ChecklistLine} from '../welcome/checklist-line';

type Props = {
  readonly isEmpty: boolean;
  readonly isLocal: boolean;
  readonly items: readonly TodayItem[];
  readonly segments: readonly SegmentCount[];
  readonly now: number;
  readonly onOpen: (path: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
};

/** What needs the creator, and the saved filters. */
export function TodayView({isEmpty, isLocal, items, segments, now, onOpen, onFiles}: Props) {
  if (isEmpty) {
    return <FirstRun isLocal={isLocal} onFiles={onFiles} onOpen={onOpen} />;
  }
  return (
    <div class="column">
      <h1>{i18n.t('today.title')}</h1>
      <section class="card">
        <TodayList items={items} now={now} onOpen={onOpen} />
      </section>
      <ChecklistLine />
      <section class="card">
        <h2>{i18n.t('popup.segments')}</h2>
        <SegmentList segments={segments} onOpen={onOpen} />
      </section>
    </div>
  );
}
