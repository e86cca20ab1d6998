import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {vendorName} from '../vendor-name';
import type {RevokeLink} from './revoke-links';

export type LeaveState =
  | {readonly kind: 'asking'; readonly text?: string | undefined}
  | {readonly kind: 'taking'; readonly done: number; readonly of: number}
  | {readonly kind: 'erasing'}
  | {readonly kind: 'gone'};

type Props = {
  readonly state: LeaveState;
  /** Address of the private server; undefined: everything is in this browser. */
  readonly server: string | undefined;
  readonly links: readonly RevokeLink[];
  readonly onTake: () => void;
  readonly onErase: (withServer: boolean) => void;
  /** Takes the extension out of the browser. */
  readonly onUninstall: () => void;
};

/** Take everything and go: the file first, then erasing, then the keys at the vendors. */
export function LeaveView(props: Props) {
  const {state, links} = props;
  return (
    <div class="column" data-testid="leave">
      <h1>{i18n.t('privacy.leave.title')}</h1>
      {state.kind === 'gone' ? (
        <Gone {...props} />
      ) : (
        <>
          <Take {...props} />
          <Erase {...props} />
          <Keys links={links} />
        </>
      )}
    </div>
  );
}

function Take({state, onTake}: Props) {
  const isTaking = state.kind === 'taking';
  return (
    <section class="card">
      <h2>{i18n.t('privacy.leave.take')}</h2>
      <p>{i18n.t('privacy.leave.takeAbout')}</p>
      <p class="row">
        <button type="button" class="primary" disabled={state.kind !== 'asking'} onClick={onTake}>
          {i18n.t('privacy.leave.takeDo')}
        </button>
        {isTaking ? (
          <progress value={state.done} max={Math.max(1, state.of)} aria-label={i18n.t('privacy.leave.take')} />
        ) : undefined}
      </p>
      {state.kind === 'asking' && state.text !== undefined ? <p role="status">{state.text}</p> : undefined}
    </section>
  );
}

function Erase({state, server, onErase}: Props) {
  const [withServer, setWithServer] = useState(false);
  const [typed, setTyped] = useState('');
  const word = i18n.t('privacy.leave.word');
  const isMeant = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  return (
    <form
      class="card"
      onSubmit={event => {
        event.preventDefault();
        if (isMeant && state.kind === 'asking') onErase(withServer);
      }}
    >
      <h2>{i18n.t('privacy.leave.erase')}</h2>
      <p>{i18n.t('privacy.leave.eraseAbout')}</p>
      {server === undefined ? undefined : (
        <label class="row">
          <input type="checkbox" checked={withServer} onChange={event => setWithServer(event.currentTarget.checked)} />
          <span class="grow wrap">{i18n.t('privacy.leave.alsoServer', [server])}</span>
        </label>
      )}
      <p>
        {i18n.t('privacy.leave.backups')} {server === undefined ? '' : i18n.t('privacy.leave.recovery')}
      </p>
      <p class="row wraps">
        <label for="leave-word">{i18n.t('privacy.leave.type', [word])}</label>
        <input id="leave-word" value={typed} autocomplete="off" onInput={event => setTyped(event.currentTarget.value)} />
        <button type="submit" class="danger" data-testid="do-leave" disabled={!isMeant || state.kind !== 'asking'}>
          {i18n.t(withServer ? 'privacy.leave.doBoth' : 'privacy.leave.doBrowser')}
        </button>
      </p>
      {state.kind === 'erasing' ? <p role="status">{i18n.t('privacy.leave.erasing')}</p> : undefined}
    </form>
  );
}

function Keys({links}: Pick<Props, 'links'>) {
  if (links.length === 0) return null;
  return (
    <section class="card">
      <h2>{i18n.t('privacy.leave.keys')}</h2>
      <p>{i18n.t('privacy.leave.keysAbout')}</p>
      <ul class="lines">
        {links.map(({id, vendor, label, address}) => (
          <li key={id} class="row">
            <span class="grow clip">
              {vendorName(vendor)} <span class="second">{label}</span>
            </span>
            {address === undefined ? undefined : (
              <a href={address} target="_blank" rel="noreferrer">
                {i18n.t('privacy.leave.revoke', [vendorName(vendor)])} <span aria-hidden="true">↗</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Gone({links, onUninstall}: Props) {
  return (
    <>
      <p class="big" role="status" data-testid="gone">
        {i18n.t('privacy.leave.gone')}
      </p>
      <Keys links={links} />
      <p>
        <button type="button" onClick={onUninstall}>
          {i18n.t('privacy.leave.uninstall')}
        </button>
      </p>
    </>
  );
}
