import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import {isFile} from '../data/sources';
import {formats} from '../language';
import {connectionText} from '../parts/connection-line';
import {vendorName} from '../vendor-name';
import type {Attempt} from './connections-view';
import {NewKeyForm} from './new-key-form';
import {WithheldNote} from './withheld-note';

type Props = {
  readonly connection: Connection;
  readonly now: number;
  readonly onTryNow: (acceptDeletions: boolean) => Promise<Attempt>;
  readonly onNewKey: (key: string) => Promise<Attempt>;
};

/** One connection: its state, how far it is, what is wrong with it, when it is tried next. */
export function ConnectionCard({connection, now, onTryNow, onNewKey}: Props) {
  const {number, clock, exact} = formats();
  const {vendor, label, state, problem, detail, progress, records, skipped, nextAt, lastCompleteAt} = connection;
  const [trouble, setTrouble] = useState('');
  const run = (acceptDeletions: boolean) =>
    void onTryNow(acceptDeletions).then(attempt => setTrouble(attempt.ok ? '' : attempt.text));
  return (
    <li class="card" data-testid="connection">
      <h3 class="row">
        <span class="grow">
          {vendorName(vendor)} <span class="second">{label}</span>
        </span>
        <span class="second number">{i18n.t('connections.records', records, [number(records)])}</span>
      </h3>
      <p
        class={problem === undefined ? 'second' : 'trouble-text'}
        title={lastCompleteAt === null ? undefined : exact(lastCompleteAt)}
        role="status"
      >
        {connectionText(connection, now)} {detail === undefined ? '' : `(${detail})`}
      </p>
      {state === 'syncing' && progress ? <Progress {...progress} label={vendorName(vendor)} /> : undefined}
      <p class="row">
        <span class="grow second">
          {skipped > 0 ? `${i18n.t('connections.skipped', skipped, [number(skipped)])} ` : ''}
          {problem === undefined && nextAt !== null ? i18n.t('sync.nextRead', [clock(nextAt, now)]) : ''}
        </span>
        {problem === 'sweep-too-small' ? (
          <button type="button" onClick={() => run(true)}>
            {i18n.t('verb.acceptDeletions')}
          </button>
        ) : undefined}
        {isFile(connection) || state === 'syncing' ? undefined : (
          <button type="button" onClick={() => run(false)}>
            {i18n.t(problem === undefined ? 'verb.update' : 'verb.tryNow')}
          </button>
        )}
      </p>
      <WithheldNote vendor={vendor} />
      {problem === 'unauthorised' ? <NewKeyForm connection={connection} onNewKey={onNewKey} /> : undefined}
      {trouble === '' ? undefined : (
        <p role="status" class="trouble-text">
          {trouble}
        </p>
      )}
    </li>
  );
}

type ProgressProps = {readonly done: number; readonly expected: number | null; readonly label: string};

function Progress({done, expected, label}: ProgressProps) {
  return expected === null ? <progress aria-label={label} /> : <progress aria-label={label} max={expected} value={done} />;
}
