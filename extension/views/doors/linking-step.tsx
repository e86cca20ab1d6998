import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {ConnectionActions} from '../data/use-server';
import {formats} from '../language';
import type {Attempt} from '../page/connections-view';
import {vendorName} from '../vendor-name';
import {cleaned} from './check-field';
import {CopyField} from './copy-field';
import type {LinkingDoor} from './door';
import {DoorInput} from './door-input';
import {doorsOf} from './registry';
import {sentenceText} from './sentence';

type Props = Pick<ConnectionActions, 'onLinking' | 'linkRedirectOf'> & {
  readonly connection: Connection;
  readonly onSay: (text: string) => void;
};

/** "Let supporters link their account": the address for the creator's own app, and its secret. Nothing where nobody can link anything. */
export function LinkingStep(props: Props) {
  const {connection, linkRedirectOf} = props;
  const door = doorsOf(connection.vendor)?.linking;
  const [redirect, setRedirect] = useState<string | undefined>(undefined);
  if (door === undefined) return null;
  const {linking, vendor} = connection;
  const name = vendorName(vendor);
  return (
    <details
      class="told"
      data-testid="linking"
      onToggle={event => {
        if (event.currentTarget.open) void linkRedirectOf(connection).then(setRedirect);
      }}
    >
      <summary>
        {i18n.t('linking.title')}{' '}
        <span class={linking?.refused === true ? 'trouble-text' : 'second'}>{stateText(linking, name)}</span>
      </summary>
      <p>{i18n.t('linking.brings', [name])}</p>
      <Steps {...props} {...{door, redirect, name}} />
    </details>
  );
}

type StepsProps = Props & {readonly door: LinkingDoor; readonly redirect: string | undefined; readonly name: string};

function Steps({connection, door, redirect, name, onLinking, onSay}: StepsProps) {
  const [attempt, setAttempt] = useState<Attempt | 'running' | undefined>(undefined);
  const [first, ...others] = door.steps;
  const set = (secret: string | null) => {
    setAttempt('running');
    void onLinking(connection, secret).then(made => {
      setAttempt(made);
      if (made.ok) onSay(i18n.t(secret === null ? 'linking.ended' : 'linking.begun', [name]));
    });
  };
  return (
    <>
      <ol class="steps">
        <li>
          {first === undefined ? undefined : sentenceText(first)}{' '}
          <a href={door.page} target="_blank" rel="noreferrer" class="nowrap">
            {i18n.t('doors.openPage', [name])} <span aria-hidden="true">↗</span>
          </a>
          {redirect === undefined ? undefined : (
            <CopyField id={`linking-${connection.id}`} label={i18n.t('linking.address')} text={redirect} />
          )}
        </li>
        {others.map(step => (
          <li key={step}>{sentenceText(step)}</li>
        ))}
      </ol>
      <SecretForm door={door} connection={connection} isRunning={attempt === 'running'} onSecret={set} />
      <p role="status" class="trouble-text">
        {attempt !== undefined && attempt !== 'running' && !attempt.ok ? attempt.text : ''}
      </p>
      <p class="second">{i18n.t('doors.english', [name])}</p>
      {connection.linking === undefined ? undefined : (
        <>
          <p>
            <button type="button" disabled={attempt === 'running'} onClick={() => set(null)} data-testid="linking-end">
              {i18n.t('linking.end')}
            </button>
          </p>
          <p class="second">{i18n.t('linking.stay')}</p>
        </>
      )}
    </>
  );
}

type FormProps = {
  readonly door: LinkingDoor;
  readonly connection: Connection;
  readonly isRunning: boolean;
  readonly onSecret: (secret: string) => void;
};

/** What is kept is never shown again: another secret takes its place. */
function SecretForm({door, connection, isRunning, onSecret}: FormProps) {
  const [secret, setSecret] = useState('');
  return (
    <form
      class="form"
      aria-label={i18n.t('linking.title')}
      onSubmit={event => {
        event.preventDefault();
        onSecret(cleaned(door.secret, secret));
        setSecret('');
      }}
    >
      <DoorInput field={door.secret} id={`linking-secret-${connection.id}`} value={secret} onInput={setSecret} />
      <p>
        <button type="submit" class="primary" disabled={isRunning} data-testid="linking-begin">
          {i18n.t(connection.linking === undefined ? 'linking.begin' : 'linking.replace')}
        </button>
      </p>
    </form>
  );
}

function stateText(linking: Connection['linking'], name: string): string {
  if (linking === undefined) return i18n.t('linking.off');
  return linking.refused === true ? i18n.t('linking.refused', [name]) : i18n.t('linking.on', [formats().date(linking.since)]);
}
