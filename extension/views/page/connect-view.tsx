import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Attempt} from './connections-view';

type Props = {
  readonly server: string;
  readonly onPair: () => Promise<Attempt>;
  readonly onCancel: () => void;
};

/**
 * The question before this browser follows a private server. A link alone never pairs: whoever sent it would otherwise choose
 * where the creator's data is read from.
 */
export function ConnectView({server, onPair, onCancel}: Props) {
  const [attempt, setAttempt] = useState<Attempt | 'running' | undefined>(undefined);
  const pair = async () => {
    setAttempt('running');
    setAttempt(await onPair());
  };
  return (
    <section class="card narrow" aria-labelledby="connect-title">
      <h1 id="connect-title">{i18n.t('server.ask')}</h1>
      <p>
        <code class="wrap">{server}</code>
      </p>
      <p>{i18n.t('server.askText', [server])}</p>
      <p role="status" class="trouble-text">
        {attempt !== undefined && attempt !== 'running' && !attempt.ok ? attempt.text : ''}
      </p>
      <p class="row">
        <button
          type="button"
          class="primary"
          data-testid="connect-confirm"
          disabled={attempt === 'running'}
          onClick={() => void pair()}
        >
          {i18n.t('verb.connect')}
        </button>
        <button type="button" onClick={onCancel}>
          {i18n.t('verb.cancel')}
        </button>
      </p>
    </section>
  );
}
