import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {TermLink} from '../glossary/term-link';

/** Address and one-time code of the private server; the next view asks once more before anything happens. */
export function ServerForm({onPair}: {readonly onPair: (server: string, code: string) => void}) {
  const [server, setServer] = useState('');
  const [code, setCode] = useState('');
  return (
    <section class="card" aria-labelledby="server-title">
      <div class="row">
        <h2 id="server-title">{i18n.t('server.title')}</h2>
        <TermLink term="private-server" />
      </div>
      <p>{i18n.t('server.text')}</p>
      <form
        class="form"
        onSubmit={event => {
          event.preventDefault();
          onPair(server.trim(), code.trim());
        }}
      >
        <label for="server-address">{i18n.t('server.address')}</label>
        <input
          id="server-address"
          type="url"
          required
          placeholder="https://"
          value={server}
          onInput={event => setServer(event.currentTarget.value)}
        />
        <label for="server-code">{i18n.t('server.code')}</label>
        <input
          id="server-code"
          required
          autocomplete="off"
          spellcheck={false}
          value={code}
          onInput={event => setCode(event.currentTarget.value)}
        />
        <button type="submit" class="primary">
          {i18n.t('verb.connect')}
        </button>
      </form>
    </section>
  );
}
