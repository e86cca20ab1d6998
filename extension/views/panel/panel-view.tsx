import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {PanelSubject} from '../../messages';
import {keepPanelRun} from '../../panel-storage';
import {isSample} from '../../sample/sample-account';
import {findPeople} from '../data/find-people';
import type {Snapshot} from '../data/snapshot';
import {fileAges, isFile, syncState} from '../data/sources';
import type {Actions} from '../data/use-actions';
import type {Importing} from '../data/use-import';
import {useKept} from '../data/use-kept';
import {formats} from '../language';
import {usePalette} from '../palette/use-palette';
import {WindowPalette} from '../palette/window-palette';
import {FileDrop} from '../parts/file-drop';
import {FirstRun} from '../parts/first-run';
import {ImportPanel} from '../parts/import-panel';
import {KeptList} from '../parts/kept-list';
import {KeysHelp} from '../parts/keys-help';
import {SyncLine} from '../parts/sync-line';
import {ToastList} from '../parts/toast-list';
import {Found} from '../popup/found';
import {RunPage} from '../reach/run-page';
import {parseRoute} from '../route';
import {SampleLine} from '../sample/sample-line';
import type {Toasts} from '../toasts';
import {type KeyMap, useKeys} from '../use-keys';
import type {Folds} from './fold';
import {PanelBar} from './panel-bar';
import {PanelBody} from './panel-body';
import {isElsewhere, type Step, type Trail} from './trail';

type Props = {
  readonly snapshot: Snapshot;
  /** Messages that are written one by one, in the place of a person. */
  readonly run: string | undefined;
  readonly trail: Trail;
  readonly filter: string | undefined;
  readonly walk: (step: Step) => void;
  readonly settle: (subject: PanelSubject) => void;
  readonly importing: Importing;
  readonly actions: Actions;
  readonly toasts: Toasts;
  readonly folds: Folds;
  readonly onOpen: (path: string) => void;
  readonly onTryNow: () => void;
};

const LIST = 'found';

/** The frame of the panel: search and way, the person, how it stands, toasts. */
export function PanelView(props: Props) {
  const {snapshot, trail, importing, onOpen} = props;
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [help, setHelp] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const {query, found, active, size, search, move} = useSearch(snapshot);
  const walk = (step: Step) => {
    search('');
    props.walk(step);
  };
  // Whoever comes next is read from the top.
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
    setMenuOpen(false);
  }, [trail.shown]);
  useKeys(useMemo(() => keysOf(input, setMenuOpen, setHelp), []));
  const look = (id: string) => walk({kind: 'look', id});
  const open = (path: string) => {
    const route = parseRoute(path);
    const id = personOf(path);
    if (route.view === 'run' && !import.meta.env.FIREFOX) void keepPanelRun(route.id);
    else if (id === undefined) onOpen(path);
    else look(id);
  };
  useLinks(open);
  const first = found?.rows[active];
  const palette = usePalette();
  return (
    <FileDrop onFiles={importing.onFiles}>
      <div class="panel">
        <PanelBar
          input={input}
          query={query}
          list={found && {id: LIST, active, size}}
          trail={trail}
          walk={walk}
          onQuery={search}
          onMove={move}
          onEnter={() => first && look(first.id)}
          onHelp={() => setHelp(true)}
        />
        {isSample(snapshot.connections) ? <SampleLine /> : undefined}
        <main ref={body} class="panel-body" tabIndex={-1}>
          <Imports importing={importing} onOpen={onOpen} />
          {found === undefined ? undefined : <h1 class="hidden">{i18n.t('popup.search')}</h1>}
          <p class="hidden" role="status">
            {found === undefined ? '' : i18n.t('popup.results', found.total, [formats().number(found.total)])}
          </p>
          {found !== undefined ? (
            <Found {...found} id={LIST} query={query} active={active} onOpen={open} onClear={() => search('')} />
          ) : props.run !== undefined ? (
            <RunPage snapshot={snapshot} toasts={props.toasts} id={props.run} onOpen={() => void keepPanelRun(undefined)} />
          ) : snapshot.state.head.people === 0 ? (
            <FirstRun isLocal={snapshot.session === null} onFiles={importing.onFiles} onOpen={onOpen} />
          ) : (
            <>
              {isElsewhere(trail) && !isList(trail, props.filter) ? (
                <Elsewhere onFollow={() => walk({kind: 'follow'})} />
              ) : undefined}
              <PanelBody
                {...props}
                walk={walk}
                onOpen={open}
                isMenuOpen={isMenuOpen}
                onMenu={setMenuOpen}
                onSearch={() => input.current?.focus()}
              />
            </>
          )}
        </main>
        <Status {...props} />
        <ToastList toasts={props.toasts} />
        {help ? <KeysHelp onClose={() => setHelp(false)} /> : undefined}
        {palette.isOpen ? (
          <WindowPalette
            snapshot={snapshot}
            person={trail.shown?.kind === 'person' ? trail.shown.id : undefined}
            onOpen={open}
            onPerson={look}
            onClose={palette.close}
          />
        ) : undefined}
      </div>
    </FileDrop>
  );
}

function useSearch(snapshot: Snapshot) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => (query.trim() === '' ? undefined : findPeople(snapshot, query)), [snapshot, query]);
  const size = found?.rows.length ?? 0;
  return {
    query,
    found,
    active,
    size,
    search(text: string) {
      setQuery(text);
      setActive(0);
    },
    move: (lines: number) => setActive(Math.max(0, Math.min(size - 1, active + lines))),
  };
}

/** Whether everyone whom the page's filter fits stands in the place of a person. */
function isList({shown}: Trail, filter: string | undefined): boolean {
  return shown === undefined && filter !== undefined;
}

/** Whom an address is about, where it says no more than that. */
function personOf(path: string): string | undefined {
  const route = parseRoute(path);
  return route.view === 'supporters' && !path.includes('?') ? route.id : undefined;
}

function Imports({importing, onOpen}: Pick<Props, 'importing' | 'onOpen'>) {
  const kept = useKept(importing);
  return (
    <>
      <ImportPanel importing={importing} now={Date.now()} onOpen={onOpen} />
      <KeptList {...kept} onGoOn={importing.onGoOn} onOpen={onOpen} />
    </>
  );
}

function keysOf(
  input: {readonly current: HTMLInputElement | null},
  openMenu: (isOpen: boolean) => void,
  openHelp: (isOpen: boolean) => void,
): KeyMap {
  const menu = () => {
    openMenu(true);
    return true;
  };
  return {
    '/'() {
      input.current?.focus();
      input.current?.select();
      return true;
    },
    '.': menu,
    F10: event => event.shiftKey && menu(),
    ContextMenu: menu,
    '?'() {
      openHelp(true);
      return true;
    },
  };
}

/** Sections link within our page; here those links open it, or the person in the panel. */
function useLinks(open: (path: string) => void): void {
  useEffect(() => {
    const gone = new AbortController();
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const path = link?.getAttribute('href');
      if (path?.startsWith('#/') !== true) return;
      event.preventDefault();
      open(path);
    };
    window.addEventListener('click', onClick, {signal: gone.signal});
    return () => gone.abort();
  }, [open]);
}

/** The panel shows somebody else than the page: pinned, or looked up. */
function Elsewhere({onFollow}: {readonly onFollow: () => void}) {
  return (
    <p class="row second elsewhere" data-testid="elsewhere">
      <span class="grow wrap">{i18n.t('panel.elsewhere')}</span>
      <button type="button" onClick={onFollow}>
        {i18n.t('panel.follow')}
      </button>
    </p>
  );
}

function Status({snapshot, onOpen, onTryNow}: Props) {
  const {session, pull, connections, pending, now} = snapshot;
  const live = connections.filter(connection => !isFile(connection));
  return (
    <footer class="panel-status second">
      <SyncLine
        sync={syncState(session !== null, pull, live)}
        waiting={pending.length}
        connections={[]}
        files={live.length === 0 ? fileAges(connections) : []}
        now={now}
        onTryNow={onTryNow}
        onOpen={onOpen}
      />
    </footer>
  );
}
