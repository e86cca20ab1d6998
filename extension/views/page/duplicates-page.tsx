import {useEffect, useState} from 'preact/hooks';
import {decisions} from '../../mirror/documents';
import {type Doubts, readDoubts} from '../data/refused-joins';
import type {Snapshot} from '../data/snapshot';
import {usePerson} from '../data/use-person';
import {printRoute, type Route} from '../route';
import {ChoosePerson} from './choose-person';
import {DuplicatesView} from './duplicates-view';
import {JoinView} from './join-view';
import type {ContentProps} from './page-content';
import {SplitView} from './split-view';

type Props = ContentProps & {readonly route: Extract<Route, {view: 'duplicates'}>};

/** Who is who: the list of doubts, or what the address names of it. */
export function DuplicatesPage(props: Props) {
  const {snapshot, route, go, actions} = props;
  const {left: leftId, right: rightId, split} = route;
  const {person: left, isRead} = usePerson(snapshot, leftId);
  const {person: right} = usePerson(snapshot, rightId);
  if (leftId === undefined) return <Lists {...props} />;
  if (left === undefined) return isRead ? <Lists {...props} /> : null;
  const person = left.supporter;
  const show = (id: string) => go(printRoute({view: 'supporters', id, filter: '', people: []}));
  const record = person.records.find(({rid}) => rid === split);
  if (record !== undefined) {
    const others = person.records.filter(other => other !== record).map(({rid}) => rid);
    const separate = () => actions.onDecide('not', [record.rid], others);
    return (
      <SplitView
        person={person}
        record={record}
        now={snapshot.now}
        onCancel={() => show(person.id)}
        onSplit={() => void separate().then(isDone => isDone && show(record.rid))}
      />
    );
  }
  if (rightId === undefined || right === undefined) {
    return (
      <ChoosePerson
        snapshot={snapshot}
        person={person}
        onChoose={id => go(printRoute({view: 'duplicates', left: person.id, right: id}))}
        onCancel={() => show(person.id)}
      />
    );
  }
  const sides = [person, right.supporter].map(({records}) => records.map(({rid}) => rid)) as [string[], string[]];
  return (
    <JoinView
      left={person}
      right={right.supporter}
      now={snapshot.now}
      onCancel={() => go(printRoute({view: 'duplicates'}))}
      onJoin={() => void actions.onDecide('same', ...sides).then(isDone => isDone && show(person.id))}
      onApart={() => void actions.onDecide('not', ...sides).then(isDone => isDone && go(printRoute({view: 'duplicates'})))}
    />
  );
}

function Lists({snapshot, go, actions}: Props) {
  const doubts = useDoubts(snapshot);
  if (doubts === undefined) return null;
  return (
    <DuplicatesView
      {...doubts}
      now={snapshot.now}
      onCompare={(left, right) => go(printRoute({view: 'duplicates', left, right}))}
      onApart={({left, right}) => void actions.onDecide('not', [...left.rids], [...right.rids])}
      onUndo={actions.onUndecide}
      onUndoImport={actions.onUndecideImport}
      onAdd={actions.onAddPerson}
    />
  );
}

function useDoubts({mirror, state}: Snapshot): Doubts | undefined {
  const [doubts, setDoubts] = useState<Doubts | undefined>(undefined);
  const {version} = state.head;
  useEffect(() => {
    let isLatest = true;
    void decisions(mirror, state)
      .then(notices => readDoubts(mirror, state, notices))
      .then(read => isLatest && setDoubts(read));
    return () => {
      isLatest = false;
    };
  }, [mirror, state, version]);
  return doubts;
}
