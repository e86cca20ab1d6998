import {useEffect, useState} from 'preact/hooks';
import type {RefusedJoin, Supporter} from '#shared/model/supporter';
import {decisions, documents, supporterOf} from '../../mirror/documents';
import {candidates} from '../../mirror/look-up';
import {personName, type ShownDecision} from './refused-joins';
import type {Snapshot} from './snapshot';

/** Somebody whom something connects with the person, and why they were not joined. */
export type Doubt = {readonly join: RefusedJoin; readonly other: Supporter};
/** What is uncertain about who one person is, and what the creator decided of it. */
export type PersonDoubts = {readonly doubts: readonly Doubt[]; readonly decisions: readonly ShownDecision[]};

/** Undefined until it is read. */
export function usePersonDoubts(snapshot: Snapshot, supporter: Supporter): PersonDoubts | undefined {
  const [read, setRead] = useState<{id: string; doubts: PersonDoubts} | undefined>(undefined);
  const {version} = snapshot.state.head;
  useEffect(() => {
    let isLatest = true;
    void readPersonDoubts(snapshot, supporter).then(doubts => isLatest && setRead({id: supporter.id, doubts}));
    return () => {
      isLatest = false;
    };
  }, [supporter.id, version]);
  return read?.id === supporter.id ? read.doubts : undefined;
}

async function readPersonDoubts(snapshot: Snapshot, supporter: Supporter): Promise<PersonDoubts> {
  const {mirror, state} = snapshot;
  const own = new Set(supporter.records.map(({rid}) => rid));
  const notices = (await decisions(mirror, state)).filter(({left, right}) => [...left, ...right].some(rid => own.has(rid)));
  const shown = notices.map(async notice => {
    const [left, right] = await Promise.all([sideNames(snapshot, notice.left), sideNames(snapshot, notice.right)]);
    return {notice, left, right};
  });
  // What the creator kept apart needs no second word, and a record alone is no pair.
  const open = (supporter.refused ?? []).filter(({left, right, reason}) => left !== right && reason !== 'not-the-same');
  const found = await Promise.all(open.map(join => otherOf(snapshot, supporter, join)));
  const doubts = new Map(found.flatMap(doubt => (doubt === undefined ? [] : [[doubt.other.id, doubt] as const])));
  return {doubts: [...doubts.values()], decisions: await Promise.all(shown)};
}

async function otherOf({mirror, state}: Snapshot, supporter: Supporter, join: RefusedJoin): Promise<Doubt | undefined> {
  const holders = await documents(mirror, state, candidates(state, {identifiers: [join.over]}));
  const other = holders.find(
    holder =>
      holder !== undefined &&
      holder.id !== supporter.id &&
      // Who said no to being measured is suggested to nobody.
      holder.unscored === undefined &&
      holder.records.some(({key}) => key === join.left || key === join.right),
  );
  return other && {join, other};
}

async function sideNames({mirror, state}: Snapshot, rids: readonly string[]): Promise<readonly string[]> {
  const names = rids.map(async rid => {
    const holder = await supporterOf(mirror, state, rid);
    const fields = holder?.records.find(record => record.rid === rid)?.fields;
    return fields?.name ?? fields?.email ?? (holder === undefined ? '' : personName(holder));
  });
  return [...new Set(await Promise.all(names))].filter(name => name !== '');
}
