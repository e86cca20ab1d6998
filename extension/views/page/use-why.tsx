import {useCallback, useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import {has} from '#shared/filter/bits';
import type {Segment} from '#shared/model/segment';
import type {Supporter} from '#shared/model/supporter';
import {holderOf, textOf} from '../../mirror/saved-filters';
import {handOf, withHand} from '../data/saved-filters';
import {readFilter, resultOf, type Snapshot} from '../data/snapshot';
import {whyOf} from '../data/why';
import {segmentName, shownSegment} from '../segment-name';
import {type WhyChoice, WhySection} from './why-section';

/** The list that is open: it has no id of its own. */
const LIST = 'list';

type Asked = {
  readonly snapshot: Snapshot;
  readonly person: Supporter | undefined;
  /** The filter of the list. */
  readonly filter: string;
  readonly onSaveSegment: (segment: Segment) => void;
};

/** The section of a person's detail that says why they are in a list or not. */
export function useWhy({snapshot, person, filter, onSaveSegment}: Asked) {
  const saved = useMemo(
    () => snapshot.segments.map(segment => ({segment, text: textOf(snapshot.state, shownSegment(segment))})),
    [snapshot],
  );
  const same = saved.find(({text}) => text === filter);
  // A text with a mistake is no list: the one that is shown is that of the text before.
  const isOwn = filter !== '' && same === undefined && readFilter(snapshot, filter).ok;
  const choose = useCallback(
    (id: string): WhyChoice | undefined => {
      const one = saved.find(({segment}) => segment.id === id);
      if (person === undefined || (one === undefined && id !== LIST)) return undefined;
      const answer = answerOf(snapshot, person, {list: one?.text ?? filter, own: one?.segment.filter ?? filter});
      if (one === undefined) return {id, name: filter, ...answer};
      const onHand = (hand: 'in' | 'out' | undefined) => onSaveSegment(withHand(snapshot, one.segment, person.id, hand));
      return {id, name: segmentName(one.segment.name), ...answer, hand: {now: handOf(snapshot, one.segment, person.id), onHand}};
    },
    [snapshot, saved, person, filter, onSaveSegment],
  );
  if (person === undefined) return undefined;
  const filters = [
    ...(isOwn ? [{id: LIST, name: i18n.t('why.thisList')}] : []),
    ...saved.map(({segment}) => ({id: segment.id, name: segmentName(segment.name)})),
  ];
  const first = isOwn ? LIST : (same?.segment.id ?? '');
  return <WhySection filters={filters} first={first} choose={choose} now={snapshot.now} />;
}

/** `list`: the text whose list it is, `own`: the conditions of the filter itself. */
function answerOf(snapshot: Snapshot, person: Supporter, {list, own}: {readonly list: string; readonly own: string}) {
  const [whole, conditions] = [readFilter(snapshot, list), readFilter(snapshot, own)];
  const ordinal = holderOf(snapshot.state, person.id);
  const isIn = whole.ok && ordinal !== undefined && has(resultOf(snapshot, whole.tree).bits, ordinal);
  return {isIn, line: conditions.ok ? whyOf(snapshot, person, conditions.tree) : undefined};
}
