import {useEffect, useMemo, useState} from 'preact/hooks';
import type {LogEntry} from '../../log/log-entry';
import {benefits} from '../../mirror/documents';
import {ordinalOf} from '../../mirror/state';
import {connectionName} from '../act/needs-connection';
import {useLog} from '../data/use-log';
import {useOutgoings} from '../data/use-outgoings';
import type {Route} from '../route';
import {LogView} from './log-view';
import type {ContentProps} from './page-content';

type Props = ContentProps & {readonly route: Extract<Route, {view: 'log'}>};

/** What was done, over the log of this browser. */
export function LogPage({snapshot, route, go, put, toasts}: Props) {
  const {entries, onUndo} = useLog(snapshot, toasts);
  const names = useBenefitNames(snapshot);
  const {found, onRetry, onForget} = useOutgoings(snapshot, toasts);
  const resultsOf = ({id, run = id}: LogEntry) =>
    found.flatMap(outgoing => {
      if (outgoing.action !== run) return [];
      const connection = snapshot.connections.find(one => one.id === outgoing.connection);
      return connection === undefined ? [] : {outgoing, at: connectionName(connection)};
    });
  const {state} = snapshot;
  const isThere = useMemo(() => (id: string) => ordinalOf(state, id) !== undefined, [snapshot]);
  return (
    <LogView
      entries={entries}
      only={route.only}
      now={snapshot.now}
      aboutOf={({about}) => (about === undefined ? undefined : (names.get(about) ?? about))}
      isThere={isThere}
      onOnly={only => put({view: 'log', ...(only === undefined ? {} : {only})})}
      resultsOf={resultsOf}
      onRetry={onRetry}
      onForget={onForget}
      onUndo={onUndo}
      onOpen={go}
    />
  );
}

/** Single commands name a benefit by its id. */
function useBenefitNames({mirror, state}: ContentProps['snapshot']): ReadonlyMap<string, string> {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isLatest = true;
    void benefits(mirror, state).then(found => isLatest && setNames(new Map(found.map(({id, name}) => [id, name]))));
    return () => {
      isLatest = false;
    };
  }, [mirror, state]);
  return names;
}
