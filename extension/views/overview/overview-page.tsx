import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import type {FigureId} from '#shared/insight/figures';
import {overviewOf} from '#shared/insight/overview';
import {ownZone} from '../../mirror/zone';
import type {Snapshot} from '../data/snapshot';
import {FirstRun} from '../parts/first-run';
import {CountedCard} from './counted-card';
import {MoneyCard} from './money-card';
import {OverlapCard} from './overlap-card';
import './overview.css';
import {PeriodCard} from './period-card';
import {SourceCard} from './source-card';

const MEMBERS = ['members', 'paying', 'declined', 'free', 'former'] as const satisfies readonly FigureId[];
const MAILS = [
  'openedLately',
  'openedLongAgo',
  'noOpenSeen',
  'payingOpened',
  'declinedReading',
  'halfOpened',
] as const satisfies readonly FigureId[];
/** Whoever sees what supporters do may become one (LOY-20). */
const WORD = ['seenByOthers', 'passedOn', 'brought'] as const satisfies readonly FigureId[];
const CHAT = ['chatPaying', 'chatNotPaying', 'roleNoPledge', 'pledgeNoRole'] as const satisfies readonly FigureId[];

type Props = {
  readonly snapshot: Snapshot;
  readonly go: (path: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
};

/** What all sources say together; every number opens its list and its formula (CRM-20, F34). */
export function OverviewPage({snapshot, go, onFiles}: Props) {
  const {session, state, pull, now} = snapshot;
  // Nothing was fetched whole yet: what is here is a part, and its numbers would be numbers of a part.
  if (session !== null && pull.at === null) return <p class="column second">{i18n.t('overview.fetching')}</p>;
  if (state.head.people === 0) return <FirstRun isLocal={session === null} onFiles={onFiles} onOpen={go} />;
  return <Numbers snapshot={snapshot} now={now} />;
}

function Numbers({snapshot, now}: {readonly snapshot: Snapshot; readonly now: number}) {
  const overview = useMemo(() => {
    const {state, programme, connections} = snapshot;
    return overviewOf({columns: state.columns, connections, context: {programme, now, zone: ownZone()}});
  }, [snapshot, now]);
  const shared = {overview, now};
  return (
    <div class="overview">
      <h1>{i18n.t('page.overview')}</h1>
      <p class="lead second">{i18n.t('overview.lead')}</p>
      <OverlapCard {...shared} />
      <CountedCard {...shared} title={i18n.t('overview.membersTitle')} ids={MEMBERS} />
      <PeriodCard snapshot={snapshot} overview={overview} />
      <MoneyCard {...shared} />
      <CountedCard {...shared} title={i18n.t('overview.chatTitle')} ids={CHAT} />
      <CountedCard {...shared} title={i18n.t('overview.mailsTitle')} ids={MAILS} />
      <CountedCard {...shared} title={i18n.t('overview.wordTitle')} ids={WORD} />
      <SourceCard {...shared} />
    </div>
  );
}
