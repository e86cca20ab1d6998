import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ConnectRequest} from '#shared/protocol/connect';
import {vendorName} from '../vendor-name';
import type {Attempt} from './connections-view';

type Props = {
  readonly onConnect: (request: ConnectRequest) => Promise<Attempt>;
};

/** Address and key of a service. The key goes to the private server and is not kept in the browser. */
export function KeyForm(props: Props) {
  const [vendor, setVendor] = useState<ConnectRequest['vendor']>('ghost');
  const [url, setUrl] = useState('');
  const [key, setKey] = useState('');
  const [attempt, setAttempt] = useState<Attempt | 'running' | undefined>(undefined);
  const connect = async () => {
    setAttempt('running');
    const trimmed = key.trim();
    const result = await props.onConnect(vendor === 'ghost' ? {vendor, url: url.trim(), key: trimmed} : {vendor, key: trimmed});
    setAttempt(result);
    if (result.ok) setKey('');
  };
  return (
    <form
      class="form"
      onSubmit={event => {
        event.preventDefault();
        void connect();
      }}
    >
      <label for="key-vendor">{i18n.t('connections.vendor')}</label>
      <select
        id="key-vendor"
        value={vendor}
        onChange={event => setVendor(event.currentTarget.value === 'ghost' ? 'ghost' : 'mailchimp')}
      >
        <option value="ghost">{vendorName('ghost')}</option>
        <option value="mailchimp">{vendorName('mailchimp')}</option>
      </select>
      <p class="second">{i18n.t(vendor === 'ghost' ? 'connections.ghostSteps' : 'connections.mailchimpSteps')}</p>
      {vendor === 'ghost' ? (
        <>
          <label for="key-url">{i18n.t('connections.ghostUrl')}</label>
          <input
            id="key-url"
            type="url"
            required
            placeholder="https://"
            value={url}
            onInput={event => setUrl(event.currentTarget.value)}
          />
        </>
      ) : undefined}
      <label for="key-key">{i18n.t(vendor === 'ghost' ? 'connections.ghostKey' : 'connections.mailchimpKey')}</label>
      <input
        id="key-key"
        type="password"
        required
        autocomplete="off"
        spellcheck={false}
        value={key}
        onInput={event => setKey(event.currentTarget.value)}
      />
      <p role="status" class={attempt !== 'running' && attempt?.ok === false ? 'trouble-text' : 'second'}>
        {attempt === undefined
          ? ''
          : attempt === 'running'
            ? i18n.t('connections.connecting')
            : attempt.ok
              ? i18n.t('connections.connected', [vendorName(vendor)])
              : attempt.text}
      </p>
      <button type="submit" class="primary" disabled={attempt === 'running'}>
        {i18n.t('verb.connect')}
      </button>
    </form>
  );
}
