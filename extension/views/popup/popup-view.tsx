import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {SegmentCount} from '../../messages';
import {openSampleList} from '../../sample/sample-list';
import type {Importing} from '../data/use-import';
import type {Kept} from '../data/use-kept';
import {formats} from '../language';
import {FileDrop} from '../parts/file-drop';
import {FirstRun} from '../parts/first-run';
import {ImportPanel} from '../parts/import-panel';
import {KeptList} from '../parts/kept-list';
import {KeysHelp} from '../parts/keys-help';
import {SearchField} from '../parts/search-field';
import {Sign} from '../parts/sign';
import {type Copying, SiteLine, type SiteState, type SiteVerbs} from '../parts/site-line';
import {SyncLine} from '../parts/sync-line';
import {SampleLine} from '../sample/sample-line';
import {StreamingButton} from '../streaming/streaming-button';
import {StreamingMark} from '../streaming/streaming-mark';
import type {SyncState} from '../sync-state';
import type {FileAge, TodayItem} from '../today';
import {useKeys} from '../use-keys';
import {Found} from './found';
import {LazyPalette} from './lazy-palette';
import type {Live} from './live';
import {Overview} from './overview';

export type PopupProps = {
  /** `size`: people in the mirror. */
  readonly mirror: {readonly kind: 'opening' | 'failed' | 'unloaded'} | {readonly kind: 'ready'; readonly size: number};
  readonly today: readonly TodayItem[];
  readonly segments: readonly SegmentCount[];
  /** Undefined until it is known. */
  readonly site: SiteState | undefined;
  readonly copying: Copying;
  readonly siteVerbs: SiteVerbs;
  readonly sync: SyncState;
  /** Commands that the server has not answered yet. */
  readonly waiting: number;
  readonly connections: readonly Connection[];
  readonly files: readonly FileAge[];
  /** A programme runs, with something to reach: there is a ranking to publish. */
  readonly hasProgramme?: boolean | undefined;
  /** The people are the sample's. */
  readonly isSample: boolean;
  readonly importing: Importing;
  readonly kept: Kept;
  readonly now: number;
  /** When the counts were made, while they are those of the last time. */
  readonly asOf?: string | undefined;
  /** Undefined until the mirror is open. */
  readonly search: Live['search'] | undefined;
  readonly onOpen: (path: string) => void;
  readonly onTryNow: () => void;
  readonly onFiles: (files: readonly File[]) => void;
};

const LIST = 'results';

/** The toolbar popup: search, today, saved filters, this page, sync. */
export function PopupView(props: PopupProps) {
  const {mirror, site, importing, now, onOpen} = props;
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [help, setHelp] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const found = useMemo(() => (query.trim() === '' ? undefined : props.search?.(query)), [query, props.search]);
  const size = found?.rows.length ?? 0;
  const search = (text: string) => {
    setQuery(text);
    setActive(0);
  };
  useKeys(
    useMemo(
      () => ({
        '/': () => focus(input.current),
        '?': () => {
          setHelp(true);
          return true;
        },
      }),
      [],
    ),
  );
  const openActive = () => {
    const row = found?.rows[active];
    if (row !== undefined) onOpen(`#/supporters/${row.id}`);
  };
  const isEmpty = mirror.kind === 'ready' && mirror.size === 0;
  return (
    <FileDrop onFiles={props.onFiles}>
      <main class="popup" data-testid="drop">
        <h1 class="hidden">{i18n.t('popup.title')}</h1>
        <header>
          <SearchField
            input={input}
            label={i18n.t('popup.search')}
            value={query}
            list={found && {id: LIST, active, size}}
            onInput={search}
            onMove={lines => setActive(Math.max(0, Math.min(size - 1, active + lines)))}
            onEnter={openActive}
            onHelp={() => setHelp(true)}
          />
          <StreamingButton />
          <button type="button" class="icon" title={i18n.t('verb.openPage')} onClick={() => onOpen('#/today')}>
            <Sign kind="away" />
            <span class="hidden">{i18n.t('verb.openPage')}</span>
          </button>
        </header>
        <StreamingMark />
        {props.isSample ? <SampleLine onList={() => openSampleList()} /> : undefined}
        <ImportPanel importing={importing} now={now} onOpen={onOpen} />
        <KeptList {...props.kept} onGoOn={importing.onGoOn} onOpen={onOpen} />
        <p class="hidden" role="status">
          {found === undefined ? '' : i18n.t('popup.results', found.total, [formats().number(found.total)])}
        </p>
        {/* Results are not focused themselves; what scrolls has to be reached by key. */}
        <div class="body" tabIndex={found === undefined ? undefined : 0}>
          {found !== undefined ? (
            <Found {...found} id={LIST} query={query} active={active} onOpen={onOpen} onClear={() => search('')} />
          ) : mirror.kind !== 'ready' ? (
            <p class="second late" role={mirror.kind === 'opening' ? undefined : 'alert'}>
              {i18n.t(`popup.${mirror.kind}`)}
            </p>
          ) : isEmpty ? (
            <FirstRun isLocal={props.sync.kind === 'local'} onFiles={props.onFiles} onOpen={onOpen} title="h2" />
          ) : (
            <Overview {...props} />
          )}
        </div>
        <footer>
          <SiteLine site={site} copying={props.copying} verbs={props.siteVerbs} />
          {mirror.kind === 'ready' ? <SyncLine {...props} /> : undefined}
        </footer>
        {help ? <KeysHelp onClose={() => setHelp(false)} /> : undefined}
        <LazyPalette segments={props.segments} search={props.search} onOpen={onOpen} />
      </main>
    </FileDrop>
  );
}

function focus(input: HTMLInputElement | null): boolean {
  input?.focus();
  input?.select();
  return true;
}
