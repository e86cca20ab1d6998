import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Promotion} from '#shared/model/promotion';
import {POLICIES} from '#shared/promotion/policy';
import {tallyOf} from '#shared/promotion/tally';
import {formats} from '../language';
import type {ContentProps} from '../page/page-content';
import {Empty} from '../parts/empty';
import {printRoute} from '../route';
import {type Counting, CountingFields} from './counting-fields';
import {EntriesPart} from './entries-part';
import {ExportSheet} from './export-sheet';
import {ImportSection} from './import-section';
import {knownAccounts} from './known-accounts';
import type {PromotionsRoute} from './promotions-route';
import {summaryOf} from './promotions-view';
import {Sums} from './sums';
import {useKnown} from './use-known';
import {useLatest} from './use-latest';
import {useEntries} from './use-promotions';

type Props = ContentProps & {readonly route: PromotionsRoute; readonly stored: Promotion};

/** One promotion: how it counts, what came in, who it was (LOY-33). */
export function PromotionDetail({snapshot, stored, route, go, put, actions, onFiles, toasts, importing}: Props) {
  const {promotion, onSave} = useLatest(stored, actions.onSavePromotion);
  const [again, setAgain] = useState(0);
  const [isExporting, setExporting] = useState(false);
  // A file that was read has changed what there is, before the next look at the feed.
  const read = useEntries(snapshot, promotion, again + (importing.state?.kind === 'done' ? 1 : 0));
  const entries = read.kind === 'read' ? read.entries : NONE;
  const tally = useMemo(() => tallyOf(entries, promotion), [entries, promotion]);
  const known = useKnown(snapshot, tally.participants);
  const recount = (counting: Counting) => {
    const {number} = formats();
    const next = {...promotion, ...counting};
    const [before, after] = [number(tally.weight), number(tallyOf(entries, next).weight)];
    onSave(next, i18n.t('promotions.recounted', [before, after]));
  };
  const change = (part: Partial<PromotionsRoute>) => put({...route, ...part});
  return (
    <div class="promotion">
      <Head
        promotion={promotion}
        label={labelOf(snapshot, promotion)}
        go={go}
        onExport={entries.length === 0 ? undefined : () => setExporting(true)}
      />
      <Signal promotion={promotion} />
      <ImportSection snapshot={snapshot} promotion={promotion} onFiles={onFiles} onRead={() => setAgain(again + 2)} />
      <CountingFields counting={promotion} onChange={recount} />
      {read.kind === 'reading' ? <p class="second late">{i18n.t('promotions.reading')}</p> : undefined}
      {read.kind === 'failed' ? (
        <Empty text={i18n.t('promotions.failed')} button={{label: i18n.t('verb.tryNow'), onClick: () => setAgain(again + 2)}} />
      ) : undefined}
      {read.kind === 'read' && entries.length === 0 ? <Empty text={i18n.t('promotions.noEntries')} /> : undefined}
      {entries.length === 0 ? undefined : (
        <>
          <Sums tally={tally} total={entries.length} channel={promotion.channel} route={route} onChange={change} />
          <EntriesPart {...{promotion, entries, tally, known, route}} onChange={change} />
        </>
      )}
      {isExporting ? (
        <ExportSheet {...{promotion, entries, tally, known, toasts}} onClose={() => setExporting(false)} />
      ) : undefined}
    </div>
  );
}

const NONE: readonly never[] = [];

function labelOf({connections}: Props['snapshot'], {channel, account}: Promotion): string | undefined {
  return knownAccounts([], connections).find(one => one.channel === channel && one.account === account)?.label;
}

type HeadProps = {
  readonly promotion: Promotion;
  /** What the channel calls the page, where it is connected. */
  readonly label: string | undefined;
  readonly go: (path: string) => void;
  readonly onExport: (() => void) | undefined;
};

function Head({promotion, label, go, onExport}: HeadProps) {
  const {id, name} = promotion;
  const back = i18n.t('promotions.back');
  return (
    <div class="row wraps">
      <button type="button" class="icon" aria-label={back} title={back} onClick={() => go(printRoute({view: 'promotions'}))}>
        ←
      </button>
      <div class="grow wrap">
        <h1>{name}</h1>
        <p class="second">{summaryOf(promotion, label)}</p>
      </div>
      {onExport === undefined ? undefined : (
        <button type="button" data-testid="export-entries" onClick={onExport}>
          {i18n.t('promotions.export')}
        </button>
      )}
      <button type="button" onClick={() => go(printRoute({view: 'promotions', id, isEdit: true}))}>
        {i18n.t('verb.edit')}
      </button>
    </div>
  );
}

/** What may not be made of it, and whose rule that is (T13). */
function Signal({promotion: {channel}}: {readonly promotion: Promotion}) {
  const {owner, read} = POLICIES[channel];
  const likes = channel === 'youtube' || channel === 'instagram' ? i18n.t(`promotions.likesNotKnown.${channel}`) : undefined;
  return (
    <p class="second wrap" data-testid="signal">
      {i18n.t(`promotions.signal.${owner}`, [formats().wholeMonth(Date.parse(`${read}-01`))])} {likes}
    </p>
  );
}
