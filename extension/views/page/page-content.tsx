import type {RefObject} from 'preact';
import {i18n} from '#i18n';
import {disableSite, enableSite} from '../../site-access/enable-site';
import {BackupCard} from '../backup/backup-card';
import {MoveCard} from '../backup/move-card';
import {ConsentCard} from '../consent/consent-card';
import type {Gate} from '../consent/use-gate';
import {type Snapshot, segmentCounts, todayCounts} from '../data/snapshot';
import {fileAges, isFile} from '../data/sources';
import type {Actions} from '../data/use-actions';
import {useErasures} from '../data/use-erasures';
import type {Importing} from '../data/use-import';
import {useOutgoings} from '../data/use-outgoings';
import {useRedirect} from '../data/use-redirect';
import {useServer} from '../data/use-server';
import {useSites, useSitesOff} from '../data/use-sites';
import {useUnfinishedRuns} from '../data/use-unfinished-runs';
import {ConnectionsBehind} from '../doors/fresh-lines';
import {GlossaryView} from '../glossary/glossary-view';
import {ImportPage} from '../import/import-page';
import {LoyaltyPage} from '../loyalty/loyalty-page';
import {OverviewPage} from '../overview/overview-page';
import {LeavePage} from '../privacy/leave-page';
import {PrivacyCards} from '../privacy/privacy-cards';
import {RequestsPage} from '../privacy/requests-page';
import {PromotionsPage} from '../promotions/promotions-page';
import {useBesidePage} from '../reach/beside-page';
import {RunPage} from '../reach/run-page';
import {printRoute, type Route} from '../route';
import {SiteCard} from '../site/site-card';
import {WhileStreaming} from '../streaming/streaming-sheet';
import type {Toasts} from '../toasts';
import {todayItems} from '../today';
import {WelcomePage} from '../welcome/welcome-page';
import {BenefitsPage} from './benefits-page';
import {ConnectView} from './connect-view';
import {type Attempt, ConnectionsView} from './connections-view';
import {DuplicatesPage} from './duplicates-page';
import {FiltersPage} from './filters-page';
import {HistoryPage} from './history-page';
import {LogPage} from './log-page';
import {SettingsView} from './settings-view';
import {SupportersPage} from './supporters-page';
import {TodayView} from './today-view';

export type ContentProps = {
  readonly snapshot: Snapshot;
  readonly route: Route;
  readonly go: (path: string) => void;
  readonly put: (route: Route) => void;
  readonly actions: Actions;
  readonly toasts: Toasts;
  readonly filterField: RefObject<HTMLInputElement | null>;
  readonly onFiles: (files: readonly File[]) => void;
  readonly importing: Importing;
  readonly gate: Gate;
};

/** The view that the address names. */
export function PageContent(props: ContentProps) {
  const {snapshot, route} = props;
  const isEmpty = snapshot.state.head.people === 0;
  switch (route.view) {
    case 'today':
      return <Today {...props} isEmpty={isEmpty} />;
    case 'overview':
      return <OverviewPage {...props} />;
    case 'supporters':
      return (
        <ConnectionsBehind.Provider value={snapshot.connections}>
          <SupportersPage {...props} route={route} />
        </ConnectionsBehind.Provider>
      );
    case 'filters':
      return <FiltersPage {...props} route={route} />;
    case 'benefits':
      return <BenefitsPage {...props} route={route} />;
    case 'promotions':
      return <PromotionsPage {...props} route={route} />;
    case 'loyalty':
      return <LoyaltyPage {...props} route={route} />;
    case 'duplicates':
      return <DuplicatesPage {...props} route={route} />;
    case 'run':
      return <Messages key={route.id} {...props} id={route.id} />;
    case 'history':
      return <HistoryPage {...props} route={route} />;
    case 'log':
      return <LogPage {...props} route={route} />;
    case 'connections':
      return <Connections {...props} route={route} />;
    case 'connect':
      return <Connect {...props} route={route} />;
    case 'settings':
      return <Settings {...props} />;
    case 'leave':
      return <LeavePage snapshot={snapshot} />;
    case 'requests':
      return <RequestsPage snapshot={snapshot} />;
    case 'welcome':
      return <WelcomePage {...props} />;
    case 'glossary':
      return <GlossaryView term={route.term} />;
    case 'import':
      return <ImportPage {...props} route={route} isLocal={snapshot.session === null} onOpen={props.go} />;
  }
}

function Today({snapshot, go, onFiles, isEmpty}: ContentProps & {readonly isEmpty: boolean}) {
  const live = snapshot.connections.filter(connection => !isFile(connection));
  const runs = useUnfinishedRuns(snapshot);
  const items = todayItems({...todayCounts(snapshot), runs}, live, fileAges(snapshot.connections), snapshot.now);
  return (
    <TodayView
      isEmpty={isEmpty}
      isLocal={snapshot.session === null}
      items={items}
      segments={segmentCounts(snapshot)}
      now={snapshot.now}
      onOpen={go}
      onFiles={onFiles}
    />
  );
}

function Connections({snapshot, go, onFiles, toasts, route}: ContentProps & {readonly route: OpenDoor}) {
  const server = useServer();
  const redirect = useRedirect(snapshot.session);
  const {found, onRetry} = useOutgoings(snapshot, toasts);
  return (
    <ConnectionsView
      {...server}
      connections={snapshot.connections}
      server={snapshot.session?.server}
      redirect={redirect}
      open={route}
      now={snapshot.now}
      onFiles={onFiles}
      onPair={(address, code) => go(printRoute({view: 'connect', server: address, code}))}
      onSay={text => void toasts.say(text)}
      outgoings={found}
      onRetry={onRetry}
      ownSite={<SiteCard snapshot={snapshot} toasts={toasts} />}
    />
  );
}

type OpenDoor = Extract<Route, {view: 'connections'}>;

function Connect({route, put, toasts, gate}: ContentProps & {readonly route: Extract<Route, {view: 'connect'}>}) {
  const {onPair} = useServer();
  const pair = async () => {
    const attempt = await onPair(route.server, route.code);
    if (attempt.ok) {
      // The code is spent: it leaves the address bar and the history.
      put({view: 'connections'});
      toasts.say(i18n.t('server.done', [route.server]));
    }
    return attempt;
  };
  return <ConnectView server={route.server} onPair={() => answered(gate, pair)} onCancel={() => put({view: 'connections'})} />;
}

function Settings({snapshot, toasts, gate}: ContentProps) {
  const {onUnpair} = useServer();
  const sites = useSites();
  const sitesOff = useSitesOff();
  const erasedAt = useErasures(snapshot);
  return (
    <SettingsView
      server={snapshot.session?.server}
      sites={sites.map(({origin}) => origin)}
      sitesOff={sitesOff}
      erasedAt={erasedAt}
      keeping={
        <>
          <MoveCard snapshot={snapshot} toasts={toasts} />
          <BackupCard snapshot={snapshot} toasts={toasts} gate={gate} />
        </>
      }
      privacy={
        <>
          <ConsentCard />
          <PrivacyCards snapshot={snapshot} toasts={toasts} />
        </>
      }
      onTurnOff={origin => void disableSite(origin).then(() => toasts.say(i18n.t('settings.turnedOff', [origin])))}
      onTurnOn={site =>
        gate.beforePage(() => void enableSite(site).then(isOn => isOn && toasts.say(i18n.t('health.turnedOn', [site.origin]))))
      }
      onDisconnect={onUnpair}
    />
  );
}

/** The attempt, made once nothing stands before it; where the creator says no there is none. */
function answered(gate: Gate, pair: () => Promise<Attempt>): Promise<Attempt> {
  return new Promise(resolve =>
    gate.beforePeople(
      () => void pair().then(resolve),
      () => resolve({ok: false, text: ''}),
    ),
  );
}

function Messages({snapshot, toasts, id, go}: ContentProps & {readonly id: string}) {
  const beside = useBesidePage(id, () => go('#/today'));
  if (snapshot.isStreaming) return <WhileStreaming />;
  return <RunPage snapshot={snapshot} toasts={toasts} id={id} onOpen={go} onBeside={beside} />;
}
