import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {ACTION_OF_EVENT, type Tracking} from '#shared/protocol/track';
import type {Snapshot} from '../data/snapshot';
import {DID} from '../did-words';
import {CopyField} from '../doors/copy-field';
import {formats} from '../language';
import type {Toasts} from '../toasts';
import {savePersonalLinks} from './personal-links';
import './site.css';
import {SiteForm} from './site-form';
import {CALLS, snippetLine} from './snippet-lines';
import {useTracking} from './use-tracking';

type Props = {readonly snapshot: Snapshot; readonly toasts: Toasts};

/** The creator's own site among the connections: what counts there, the lines for its pages, what came in today. */
export function SiteCard({snapshot, toasts}: Props) {
  const {tracking, trouble, onSave, onRotate, onStop} = useTracking(snapshot);
  const {session} = snapshot;
  const isOn = tracking?.key != null;
  const say = (text: string) => (done: boolean) => done && toasts.say(text);
  return (
    <section class="card own-site" data-testid="own-site">
      <h3>{i18n.t('ownSite.title')}</h3>
      <p>{i18n.t('ownSite.text')}</p>
      {session === null ? <p class="second">{i18n.t('connections.keyNeedsServer')}</p> : undefined}
      {trouble === '' ? undefined : (
        <p class="trouble-text" role="status">
          {trouble}
        </p>
      )}
      {session === null || tracking === undefined ? undefined : (
        <>
          {isOn ? <TodayLine today={tracking.today} /> : undefined}
          {isOn ? <Lines server={session.server} tracking={tracking} /> : undefined}
          {isOn ? <Links snapshot={snapshot} toasts={toasts} origin={tracking.rules?.origins[0] ?? ''} /> : undefined}
          <details open={!isOn}>
            <summary>{i18n.t(isOn ? 'ownSite.change' : 'ownSite.setUp')}</summary>
            <SiteForm
              rules={tracking.rules ?? undefined}
              isOn={isOn}
              onSave={async rules => {
                const done = await onSave(rules);
                say(i18n.t(isOn ? 'ownSite.saved' : 'ownSite.started'))(done);
                return done;
              }}
            />
          </details>
          {isOn ? (
            <Ending
              onRotate={() => void onRotate().then(say(i18n.t('ownSite.rotated')))}
              onStop={() => void onStop().then(say(i18n.t('ownSite.stopped')))}
            />
          ) : undefined}
        </>
      )}
    </section>
  );
}

function TodayLine({today}: Pick<Tracking, 'today'>) {
  const {number} = formats();
  const {visitors, known, counts, refused} = today;
  const told = counts.map(({kind, count}) => {
    const action = ACTION_OF_EVENT[kind];
    return `${action === undefined ? i18n.t('ownSite.preferences') : i18n.t(DID[action])} ${number(count)}`;
  });
  return (
    <>
      <p data-testid="own-today">
        {visitors === 0
          ? i18n.t('ownSite.nobody')
          : `${i18n.t('ownSite.today', visitors, [number(visitors), number(known)])} ${told.join(' · ')}`}
      </p>
      {refused === 0 ? undefined : <p class="second">{i18n.t('ownSite.refused', refused, [number(refused)])}</p>}
    </>
  );
}

function Lines({server, tracking}: {readonly server: string; readonly tracking: Tracking}) {
  const asked = tracking.rules?.siteAsks === true;
  return (
    <>
      <CopyField
        id="own-snippet"
        label={i18n.t('ownSite.snippet')}
        text={snippetLine({server, key: tracking.key ?? '', asked})}
      />
      {asked ? undefined : (
        <p class="second">{i18n.t('ownSite.consent', ['regulars.consent(true)', 'regulars.consent(false)'])}</p>
      )}
      <p class="second">{i18n.t('ownSite.policy', [server, 'script-src', 'connect-src'])}</p>
      <details>
        <summary>{i18n.t('ownSite.more')}</summary>
        <p class="second">{i18n.t('ownSite.byItself')}</p>
        <pre>{CALLS.join('\n')}</pre>
      </details>
    </>
  );
}

function Links({snapshot, toasts, origin}: Props & {readonly origin: string}) {
  const save = () =>
    savePersonalLinks(snapshot, origin).then(count => toasts.say(i18n.t('ownSite.linksSaved', count, [formats().number(count)])));
  return (
    <p class="row wraps">
      <span class="grow wrap second">{i18n.t('ownSite.links')}</span>
      <button type="button" disabled={snapshot.isStreaming} onClick={() => void save()}>
        {i18n.t('ownSite.saveLinks')}
      </button>
    </p>
  );
}

/** Both stop pages that are out there, so each is asked for twice. */
function Ending({onRotate, onStop}: {readonly onRotate: () => void; readonly onStop: () => void}) {
  const [asked, setAsked] = useState<'rotate' | 'stop' | undefined>(undefined);
  const act = () => {
    setAsked(undefined);
    if (asked === 'rotate') onRotate();
    else onStop();
  };
  if (asked === undefined) {
    return (
      <p class="row">
        <button type="button" data-testid="own-rotate" onClick={() => setAsked('rotate')}>
          {i18n.t('ownSite.rotate')}
        </button>
        <button type="button" onClick={() => setAsked('stop')}>
          {i18n.t('verb.turnOff')}
        </button>
      </p>
    );
  }
  return (
    <p class="row wraps" role="status">
      <span class="grow wrap">{i18n.t(asked === 'rotate' ? 'ownSite.rotateAsk' : 'ownSite.stopAsk')}</span>
      <button type="button" class="danger" onClick={act}>
        {i18n.t(asked === 'rotate' ? 'ownSite.rotate' : 'verb.turnOff')}
      </button>
      <button type="button" onClick={() => setAsked(undefined)}>
        {i18n.t('verb.cancel')}
      </button>
    </p>
  );
}
