import {i18n} from '#i18n';
import {addMonths} from '#shared/model/time';
import type {SegmentCount} from '../../messages';
import {formats} from '../language';
import {ChooseFile} from '../parts/choose-file';
import {SegmentList} from '../parts/segment-list';
import {TodayList} from '../parts/today-list';
import type {FileAge, TodayItem} from '../today';

type Props = {
  readonly today: readonly TodayItem[];
  readonly segments: readonly SegmentCount[];
  readonly files: readonly FileAge[];
  readonly hasProgramme?: boolean | undefined;
  readonly now: number;
  readonly asOf?: string | undefined;
  readonly onOpen: (path: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Today, the saved filters, and the place for a file. */
export function Overview({today, segments, files, hasProgramme, now, asOf, onOpen, onFiles}: Props) {
  return (
    <>
      <section aria-labelledby="today-title">
        <header class="row">
          <h2 id="today-title" class="grow">
            {i18n.t('today.title')}
          </h2>
          {asOf === undefined ? undefined : <span class="second">{i18n.t('popup.asOf', [asOf])}</span>}
        </header>
        <TodayList items={today} now={now} onOpen={onOpen} />
      </section>
      <section aria-labelledby="segments-title">
        <h2 id="segments-title">{i18n.t('popup.segments')}</h2>
        <SegmentList segments={segments} onOpen={onOpen} />
      </section>
      {hasProgramme === true ? <TopTen now={now} onOpen={onOpen} /> : undefined}
      <section class="row second">
        <span class="grow wrap">{i18n.t(files.length === 0 ? 'drop.any' : 'drop.another')}</span>
        <ChooseFile onFiles={onFiles} />
      </section>
    </>
  );
}

/** The ranking of the month that is over, a click away from being published (J6). */
function TopTen({now, onOpen}: Pick<Props, 'now' | 'onOpen'>) {
  const month = formats().wholeMonth(addMonths(now, -1));
  return (
    <button type="button" class="line" onClick={() => onOpen('#/loyalty/ranking/publish?show=last-month')}>
      <span class="grow wrap">{i18n.t('standing.topTen', [month])}</span>
      <span class="go" aria-hidden="true">
        ›
      </span>
    </button>
  );
}
