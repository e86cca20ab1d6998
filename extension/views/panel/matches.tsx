import {useLayoutEffect, useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Matches} from '../data/matches';
import {formats} from '../language';
import {Empty} from '../parts/empty';
import {PersonLine} from '../parts/person-line';

type Props = {
  readonly matches: Matches;
  /** Who was looked at last. */
  readonly last: string | undefined;
  readonly onLook: (id: string) => void;
  readonly onOpen: (path: string) => void;
};

/** More are looked through in our own page. */
const MOST = 200;

/** Everyone whom the filter on the page's list fits, wherever they stand in it: the page itself need not show who they are. */
export function MatchList({matches, last, onLook, onOpen}: Props) {
  const {filter, name, total} = matches;
  const {number} = formats();
  const rows = useMemo(() => matches.rows(MOST), [matches]);
  const path = `#/supporters?filter=${encodeURIComponent(filter)}`;
  return (
    <section aria-labelledby="matches-title" data-testid="matches">
      <h1 id="matches-title" class="wrap">
        {name ?? <code>{filter}</code>}
      </h1>
      {total === 0 ? (
        <Empty text={i18n.t('table.noMatch')} button={{label: i18n.t('panel.matchesWhy'), onClick: () => onOpen(path)}} />
      ) : (
        <>
          <p class="second">
            {i18n.t('panel.matches', total, [number(total)])}
            {total > rows.length ? ` ${i18n.t('panel.matchesFirst', [number(rows.length)])}` : ''}
          </p>
          <p class="row matches-verbs">
            <button type="button" onClick={() => onOpen(path)}>
              {i18n.t('overlay.bar.showAll', total, [number(total)])}
            </button>
            <button type="button" onClick={() => onOpen(`${path}&act=reach`)}>
              {i18n.t('overlay.bar.write', total, [number(total)])}
            </button>
          </p>
          <Lines rows={rows} last={last} onLook={onLook} />
        </>
      )}
    </section>
  );
}

type LinesProps = Pick<Props, 'last' | 'onLook'> & {readonly rows: ReturnType<Matches['rows']>};

/** One stop for the Tab key, arrows from line to line. */
function Lines({rows, last, onLook}: LinesProps) {
  const list = useRef<HTMLUListElement>(null);
  const seen = rows.findIndex(({id}) => id === last);
  const [chosen, choose] = useState(seen);
  const at = Math.max(0, Math.min(rows.length - 1, chosen));
  const lineAt = (index: number) => list.current?.children[index]?.querySelector('button');
  // Whoever comes back goes on where they left.
  useLayoutEffect(() => {
    if (seen >= 0 && document.hasFocus()) lineAt(seen)?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1}[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    lineAt(Math.max(0, Math.min(rows.length - 1, to)))?.focus();
  };
  return (
    <ul ref={list} class="candidates" onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        <li key={row.id}>
          <button
            type="button"
            class="result"
            data-testid="match"
            tabIndex={index === at ? 0 : -1}
            onFocus={() => choose(index)}
            onClick={event => {
              // The line goes, and the focus would be lost with it.
              event.currentTarget.closest('main')?.focus();
              onLook(row.id);
            }}
          >
            <PersonLine row={row} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The way to the list from whoever is shown. */
export function ToMatches({matches: {name, filter, total}, onList}: {readonly matches: Matches; readonly onList: () => void}) {
  const {number} = formats();
  return (
    <button type="button" class="to-matches" data-testid="to-matches" onClick={onList}>
      <span aria-hidden="true">‹</span> <span class="name">{name ?? filter}</span>{' '}
      <span class="second">{i18n.t('panel.matches', total, [number(total)])}</span>
    </button>
  );
}
