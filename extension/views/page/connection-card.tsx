import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {Outgoing} from '#shared/model/outgoing';
import {isFile} from '../data/sources';
import type {ConnectionActions} from '../data/use-server';
import {BadRowsSheet} from '../doors/bad-rows-sheet';
import {badgeText, completeText} from '../doors/badge-text';
import {ConnectionVerbs} from '../doors/connection-verbs';
import {DisconnectSheet} from '../doors/disconnect-sheet';
import {LinkingStep} from '../doors/linking-step';
import {OutgoingLines} from '../doors/outgoing-lines';
import {WebhookStep} from '../doors/webhook-step';
import {formats} from '../language';
import {ConnectionBar, connectionText} from '../parts/connection-line';
import {vendorName} from '../vendor-name';
import type {Attempt} from './connections-view';
import {NewKeyForm} from './new-key-form';
import {WithheldNote} from './withheld-note';

type Props = ConnectionActions & {
  readonly connection: Connection;
  readonly now: number;
  readonly onSay: (text: string) => void;
  /** What of it is written to services, and the means to try again what they refused. */
  readonly outgoings: readonly Outgoing[];
  readonly onRetry: (outgoing: Outgoing) => void;
};

/** What is open over or in the card. */
export type CardPart = 'new-key' | 'bad-rows' | 'disconnect';

/** One connection: how fresh and complete it is, how far, what is wrong with it and when it is tried next. */
export function ConnectionCard(props: Props) {
  const {connection, now, onNewKey, onSay} = props;
  const {vendor, label, state, problem, progress, records} = connection;
  const [trouble, setTrouble] = useState('');
  const [part, setPart] = useState<CardPart | undefined>(undefined);
  const {number} = formats();
  const name = vendorName(vendor);
  const run = (work: Promise<Attempt>) => void work.then(attempt => setTrouble(attempt.ok ? '' : attempt.text));
  const badge = isFile(connection) ? undefined : badgeText(connection, now);
  return (
    <li class="card" data-testid="connection">
      <h3 class="row wraps">
        <span class="grow">
          {name} <span class="second">{label}</span>
        </span>
        {badge === undefined ? undefined : (
          <span class="badge" title={completeText(connection) ?? exactly(connection)} data-testid="badge">
            {badge}
          </span>
        )}
        <span class="second number">{i18n.t('connections.records', records, [number(records)])}</span>
      </h3>
      <Standing connection={connection} now={now} />
      {state === 'syncing' && progress ? <ConnectionBar {...progress} label={name} /> : undefined}
      <Skipped connection={connection} onLook={() => setPart('bad-rows')} />
      {connection.withheld?.includes('member') ? <p class="second">{i18n.t('closed.members', [name])}</p> : undefined}
      <OutgoingLines {...props} />
      {isFile(connection) ? undefined : <ConnectionVerbs {...props} onRun={run} onPart={setPart} onSay={onSay} />}
      <WebhookStep {...props} />
      <LinkingStep {...props} />
      <WithheldNote vendor={vendor} />
      {problem === 'unauthorised' && connection.canAuthorise !== true ? (
        <NewKeyForm connection={connection} onNewKey={key => onNewKey(connection, key)} />
      ) : part === 'new-key' ? (
        <NewKeyForm connection={connection} onNewKey={key => onNewKey(connection, key)} onCancel={() => setPart(undefined)} />
      ) : undefined}
      {trouble === '' ? undefined : (
        <p role="status" class="trouble-text">
          {trouble}
        </p>
      )}
      {part === 'bad-rows' ? <BadRowsSheet {...props} onClose={() => setPart(undefined)} /> : undefined}
      {part === 'disconnect' ? <DisconnectSheet {...props} onSay={onSay} onClose={() => setPart(undefined)} /> : undefined}
    </li>
  );
}

function exactly({lastCompleteAt}: Connection): string | undefined {
  return lastCompleteAt === null ? undefined : formats().exact(lastCompleteAt);
}

/** The state in words, with when it goes on. */
function Standing({connection, now}: {readonly connection: Connection; readonly now: number}) {
  const {problem, detail, nextAt, lastCompleteAt, expiresAt} = connection;
  const {clock, exact} = formats();
  const isLine = problem === undefined && nextAt !== null && !isFile(connection);
  // When it was read stands in the badge already.
  const isCalm = isLine && connection.state === 'idle' && lastCompleteAt !== null;
  return (
    <>
      {isCalm ? undefined : (
        <p
          class={problem === undefined ? 'second' : 'trouble-text'}
          title={lastCompleteAt === null ? undefined : exact(lastCompleteAt)}
          role="status"
        >
          {connectionText(connection, now)} {detail === undefined ? '' : `(${detail})`}
        </p>
      )}
      {isLine ? <p class="second">{i18n.t('sync.nextRead', [clock(nextAt, now)])}</p> : undefined}
      {expiresAt === undefined ? undefined : <p class="trouble-text">{i18n.t('doors.card.expires', [clock(expiresAt, now)])}</p>}
    </>
  );
}

/** Rows that could not be read, with the way to them where the server keeps them. */
function Skipped({connection, onLook}: {readonly connection: Connection; readonly onLook: () => void}) {
  const {skipped, badRows = 0} = connection;
  if (skipped === 0) return null;
  return (
    <p class="row wraps">
      <span class="second">{i18n.t('connections.skipped', skipped, [formats().number(skipped)])}</span>
      {badRows === 0 ? undefined : (
        <button type="button" class="link" onClick={onLook}>
          {i18n.t('doors.card.look')}
        </button>
      )}
    </p>
  );
}
