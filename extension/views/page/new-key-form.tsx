import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {Attempt} from './connections-view';

type Props = {readonly connection: Connection; readonly onNewKey: (key: string) => Promise<Attempt>};

/** Another key for a connection whose key the vendor refuses. It is not kept in the browser. */
export function NewKeyForm({connection, onNewKey}: Props) {
  const [key, setKey] = useState('');
  const [attempt, setAttempt] = useState<Attempt | 'running' | undefined>(undefined);
  const id = `new-key-${connection.id}`;
  const send = async () => {
    setAttempt('running');
    setAttempt(await onNewKey(key.trim()));
    setKey('');
  };
  return (
    <form
      class="form"
      onSubmit={event => {
        event.preventDefault();
        void send();
      }}
    >
      <label for={id}>{i18n.t('connections.newKeyFor', [connection.label])}</label>
      <span class="row">
        <input
          id={id}
          class="grow"
          type="password"
          required
          autocomplete="off"
          spellcheck={false}
          value={key}
          onInput={event => setKey(event.currentTarget.value)}
        />
        <button type="submit" class="primary" disabled={attempt === 'running'}>
          {i18n.t('verb.newKey')}
        </button>
      </span>
      <p role="status" class="trouble-text">
        {attempt !== undefined && attempt !== 'running' && !attempt.ok ? attempt.text : ''}
      </p>
    </form>
  );
}
