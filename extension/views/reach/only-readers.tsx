import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';

export type Readers = {
  /** Who opened one of the last three mails, in their order. */
  readonly people: Uint32Array;
  /** Of how many it is known whether they did. */
  readonly known: number;
  readonly isOn: boolean;
  readonly toggle: () => void;
};

/** Those of people who opened one of the last three mails (J1). Of whom no mail is known nothing is said, not that they read none. */
export function useReaders({home, state}: Snapshot, ordinals: Uint32Array): Readers {
  const [isOn, setOn] = useState(false);
  const {people, known} = useMemo(() => {
    const opened = (ordinal: number) => state.columns.number('opened-of-3', ordinal);
    return {
      people: ordinals.filter(ordinal => opened(ordinal) >= 1),
      known: ordinals.reduce((sum, ordinal) => sum + (Number.isNaN(opened(ordinal)) ? 0 : 1), 0),
    };
  }, [home, state.head.generation, ordinals]);
  return {people, known, isOn, toggle: () => setOn(!isOn)};
}

/** "31 of 42 known": offered where any mail is known of anybody. */
export function OnlyReaders({readers: {people, known, isOn, toggle}, of}: {readonly readers: Readers; readonly of: number}) {
  const {number} = formats();
  if (known === 0) return null;
  return (
    <label data-testid="only-readers">
      <input type="checkbox" checked={isOn} onChange={toggle} />
      <span class="wrap">
        {i18n.t('reach.onlyReaders', people.length, [number(people.length)])}{' '}
        <span class="second">{i18n.t('reach.known', [number(known), number(of)])}</span>
      </span>
    </label>
  );
}
