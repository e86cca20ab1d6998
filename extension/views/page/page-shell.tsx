import type {ComponentChildren} from 'preact';
import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {FileDrop} from '../parts/file-drop';
import {KeysHelp} from '../parts/keys-help';
import {ToastList} from '../parts/toast-list';
import {NAVIGATION, type Route} from '../route';
import {StreamingMark} from '../streaming/streaming-mark';
import type {Toasts} from '../toasts';
import {useKeys} from '../use-keys';

type Props = {
  readonly view: Route['view'];
  readonly toasts: Toasts;
  readonly status: ComponentChildren;
  readonly children: ComponentChildren;
  readonly onFiles: (files: readonly File[]) => void;
  /** Moves to the field that searches; false: this view has none. */
  readonly onSearch: () => boolean;
  /** Closes the topmost layer of the view; false: there was none. */
  readonly onEscape: () => boolean;
};

/** The frame of the page: views at the left, the content, how it stands, toasts. */
export function PageShell({view, toasts, status, children, onFiles, onSearch, onEscape}: Props) {
  const [help, setHelp] = useState(false);
  useKeys(
    useMemo(
      () => ({
        '/': onSearch,
        Escape: onEscape,
        '?': () => {
          setHelp(true);
          return true;
        },
      }),
      [onSearch, onEscape],
    ),
  );
  return (
    <FileDrop onFiles={onFiles}>
      <div class="page">
        <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
          {i18n.t('page.skip')}
        </button>
        <nav aria-label={i18n.t('page.nav')}>
          <p class="brand">
            <span class="mark" aria-hidden="true" /> Regulars
          </p>
          {NAVIGATION.map(name => (
            <a key={name} href={`#/${name}`} aria-current={name === view ? 'page' : undefined}>
              {i18n.t(`page.${name}`)}
            </a>
          ))}
          <a class="help" href="#/welcome" aria-current={view === 'welcome' ? 'page' : undefined}>
            {i18n.t('welcome.navSteps')}
          </a>
          <a href="#/glossary" aria-current={view === 'glossary' ? 'page' : undefined}>
            {i18n.t('glossary.title')}
          </a>
          <button type="button" class="link keys-button" onClick={() => setHelp(true)}>
            {i18n.t('page.keys')} <kbd>?</kbd>
          </button>
          <div class="nav-status">{status}</div>
        </nav>
        <main id="content" tabIndex={-1}>
          <StreamingMark />
          {children}
        </main>
        <ToastList toasts={toasts} />
        {help ? <KeysHelp hasList onClose={() => setHelp(false)} /> : undefined}
      </div>
    </FileDrop>
  );
}
