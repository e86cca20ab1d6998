import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Outgoing} from '#shared/model/outgoing';
import {canUndo, type LogEntry} from '../../log/log-entry';
import {LOG_KINDS, type LogKind, logKind} from '../../log/log-kind';
import {MOST_NAMED} from '../act/left-out-list';
import {formats} from '../language';
import {Ago} from '../parts/ago';
import {Empty} from '../parts/empty';
import {printRoute} from '../route';
import {segmentName} from '../segment-name';
import {type LogResult, LogResults} from './log-results';

type Props = {
  /** Newest first; undefined until it is read. */
  readonly entries: readonly LogEntry[] | undefined;
  readonly only: LogKind | undefined;
  readonly now: number;
  readonly aboutOf: (entry: LogEntry) => string | undefined;
  /** Whether somebody with this id is still there. */
  readonly isThere: (id: string) => boolean;
  readonly onOnly: (only: LogKind | undefined) => void;
  /** What came of it at services that it was written to. */
  readonly resultsOf: (entry: LogEntry) => readonly LogResult[];
  readonly onRetry: (outgoing: Outgoing) => void;
  readonly onForget: (outgoing: Outgoing) => void;
  readonly onUndo: (entry: LogEntry) => void;
  readonly onOpen: (path: string) => void;
};

/** Entries drawn at a time. */
const PAGE = 100;

/** What the creator did, and what of it can still be taken back. */
export function LogView(props: Props) {
  const {entries, only, onOnly, onOpen} = props;
  const [shown, setShown] = useState(PAGE);
  if (entries === undefined) return <p class="column second late">{i18n.t('popup.opening')}</p>;
  const kinds = new Set(entries.map(logKind));
  const fitting = only === undefined ? entries : entries.filter(entry => logKind(entry) === only);
  return (
    <div class="column log">
      <div class="row">
        <h1 class="grow">{i18n.t('page.log')}</h1>
        <label class="row">
          {i18n.t('act.log.show')}
          <select value={only ?? ''} onChange={event => onOnly(LOG_KINDS.find(kind => kind === event.currentTarget.value))}>
            <option value="">{i18n.t('act.log.all')}</option>
            {LOG_KINDS.filter(kind => kinds.has(kind) || kind === only).map(kind => (
              <option key={kind} value={kind}>
                {i18n.t(`act.log.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="second">{i18n.t('act.log.how')}</p>
      {fitting.length > 0 ? undefined : (
        <Empty
          text={i18n.t('act.log.empty')}
          button={
            only === undefined
              ? {label: i18n.t('verb.browse'), onClick: () => onOpen('#/supporters')}
              : {label: i18n.t('act.log.all'), onClick: () => onOnly(undefined)}
          }
        />
      )}
      <ul class="log-list">
        {fitting.slice(0, shown).map(entry => (
          <LogLine key={entry.id} {...props} entry={entry} />
        ))}
      </ul>
      {fitting.length > shown ? (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          {i18n.t('act.log.older')}
        </button>
      ) : undefined}
    </div>
  );
}

function LogLine({
  entry,
  now,
  aboutOf,
  isThere,
  resultsOf,
  onRetry,
  onForget,
  onUndo,
  onOpen,
}: Props & {readonly entry: LogEntry}) {
  const {at, filter, undoneAt} = entry;
  const about = aboutOf(entry);
  return (
    <li class="row" data-testid="log-entry">
      <span class="when number second">
        <Ago at={at} now={now} />
      </span>
      <span class="grow wrap">
        {i18n.t(`act.log.kind.${logKind(entry)}`)}
        {about === undefined ? '' : `: ${segmentName(about)}`}
        {filter === undefined ? undefined : <small class="second"> {i18n.t('act.log.from', [segmentName(filter)])}</small>}
        <LogResults results={resultsOf(entry)} onRetry={onRetry} onForget={onForget} />
      </span>
      <Whom entry={entry} isThere={isThere} onOpen={onOpen} />
      <span class="end">
        {undoneAt === undefined ? undefined : <span class="second">{i18n.t('act.log.undone')}</span>}
        {canUndo(entry, now) ? (
          <button type="button" onClick={() => onUndo(entry)}>
            {i18n.t('verb.undo')}
          </button>
        ) : undefined}
      </span>
    </li>
  );
}

/** How many, which opens them as long as they are there and an address can name them. */
function Whom({entry: {count, people}, isThere, onOpen}: Pick<Props, 'isThere' | 'onOpen'> & {readonly entry: LogEntry}) {
  if (count === 0) return null;
  const text = i18n.t('act.log.people', count, [formats().number(count)]);
  const there = people.length > MOST_NAMED ? [] : people.filter(isThere);
  if (there.length === 0) return <span class="number">{text}</span>;
  const path = printRoute({view: 'supporters', filter: '', people: there});
  return (
    <button type="button" class="link number" onClick={() => onOpen(path)}>
      {text}
    </button>
  );
}
