import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import {cleaned} from '../doors/check-field';
import {DoorInput} from '../doors/door-input';
import {doorsOf} from '../doors/registry';
import type {Attempt} from './connections-view';

type Props = {
  readonly connection: Connection;
  readonly onNewKey: (key: string) => Promise<Attempt>;
  /** Asked for by the creator, not by a refusal: it takes the focus, and can be left again. */
  readonly isAskedFor?: boolean;
  readonly onCancel?: () => void;
};

/** Another key for a connection whose key the vendor refuses, or that leaked. It is not kept in the browser. */
export function NewKeyForm({connection, onNewKey, isAskedFor = false, onCancel}: Props) {
  const {id, vendor, label} = connection;
  const [key, setKey] = useState('');
  const [attempt, setAttempt] = useState<Attempt | 'running' | undefined>(undefined);
  const field = doorsOf(vendor)
    ?.doors.flatMap(({fields}) => fields)
    .find(({name}) => name === 'key');
  if (field === undefined) return null;
  const send = async () => {
    setAttempt('running');
    const result = await onNewKey(cleaned(field, key));
    setAttempt(result);
    setKey('');
    if (result.ok) onCancel?.();
  };
  return (
    <form
      class="form"
      aria-label={i18n.t('connections.newKeyFor', [label])}
      onSubmit={event => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="strong">{i18n.t('connections.newKeyFor', [label])}</p>
      <DoorInput field={field} id={`new-key-${id}`} value={key} takesFocus={isAskedFor} onInput={setKey} />
      <p role="status" class="trouble-text">
        {attempt !== undefined && attempt !== 'running' && !attempt.ok ? attempt.text : ''}
      </p>
      <p class="row">
        <button type="submit" class="primary" disabled={attempt === 'running'}>
          {i18n.t('verb.newKey')}
        </button>
        {onCancel === undefined ? undefined : (
          <button type="button" onClick={onCancel}>
            {i18n.t('verb.cancel')}
          </button>
        )}
      </p>
    </form>
  );
}
