import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Ranked} from '#shared/loyalty/leaderboard';
import {formats} from '../language';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {Empty} from '../parts/empty';
import {WhileStreaming} from '../streaming/streaming-sheet';
import {DrawsPart} from './draws-part';
import {PublishSheet} from './publish-sheet';
import {hiddenFrom, publicNames, ranking, rankingChannels, withNames} from './ranking';
import {RankingFields} from './ranking-fields';
import {printQuestion, type RankingQuestion, readQuestion, spanOfQuestion} from './ranking-question';
import {RankingTable} from './ranking-table';
import {rankingHeading, rankingTitle} from './ranking-title';
import type {Standings} from './standings';
import {StandingsState} from './standings-state';
import {useSliced} from './use-sliced';
import {useStandings} from './use-standings';

/** The address that opens the list to publish at once: `#/loyalty/ranking/publish`. */
export const PUBLISH = 'publish';

/** Who has the most points of a week, a month or any time, and how to publish it (LOY-41, LOY-73, J6). */
export function RankingTab(props: LoyaltyTabProps) {
  const {snapshot, plan, route, put} = props;
  const read = useStandings(snapshot);
  const question = readQuestion(route);
  const of = spanOfQuestion(question, plan, snapshot.now);
  const standings = read.kind === 'read' ? read.standings : undefined;
  const ranked = useSliced(standings === undefined ? undefined : () => ranking(standings, of, plan), [
    standings,
    of.from,
    of.to,
    of.channel,
    plan,
  ]);
  // Who has how many is what this is about: masked it says nothing.
  if (snapshot.isStreaming) return <WhileStreaming />;
  const channels = rankingChannels(plan, standings);
  const change = (part: Partial<RankingQuestion>) => put({...route, ...printQuestion({...question, ...part})});
  return (
    <div class="standing">
      <RankingFields question={question} now={snapshot.now} channels={channels} onChange={change} />
      <StandingsState read={read} />
      {standings === undefined || ranked === undefined ? undefined : (
        <Found {...props} ranked={ranked} question={question} standings={standings} />
      )}
      <DrawsPart {...props} standings={standings} />
    </div>
  );
}

type FoundProps = LoyaltyTabProps & {
  readonly ranked: readonly Ranked[];
  readonly question: RankingQuestion;
  readonly standings: Standings;
};

function Found({snapshot, plan, toasts, route, put, ranked, question, standings}: FoundProps) {
  const [isPublishing, setPublishing] = useState(route.id === PUBLISH);
  const title = rankingTitle(question, plan, snapshot.now);
  const nameOf = useMemo(() => publicNames(standings), [standings]);
  const hidden = useMemo(() => hiddenFrom(standings), [standings]);
  const top = useMemo(() => withNames(ranked, nameOf), [ranked, nameOf]);
  const heading = rankingHeading(question, plan, snapshot.now);
  const {number} = formats();
  const close = () => {
    setPublishing(false);
    if (route.id === PUBLISH) put({...route, id: undefined});
  };
  if (ranked.length === 0) return <Empty text={i18n.t('standing.ranking.empty')} />;
  return (
    <section aria-labelledby="ranking-title">
      <p class="row wraps">
        <span class="grow">
          <h2 id="ranking-title">{heading}</h2>
          <span class="second number">{i18n.t('standing.ranking.people', ranked.length, [number(ranked.length)])}</span>
        </span>
        <button type="button" class="primary" data-testid="publish" onClick={() => setPublishing(true)}>
          {i18n.t('standing.publish.open')}
        </button>
      </p>
      <RankingTable label={heading} ranked={ranked} nameOf={nameOf} />
      <p class="second wrap" data-testid="tie-rule">
        {i18n.t('standing.ranking.ties')} {hidden === 0 ? '' : i18n.t('standing.ranking.hidden', hidden, [number(hidden)])}
      </p>
      {isPublishing ? <PublishSheet title={title} ranked={top} toasts={toasts} onClose={close} /> : undefined}
    </section>
  );
}
