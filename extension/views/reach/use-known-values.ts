import {useEffect, useState} from 'preact/hooks';
import type {Values} from '#shared/reach/fill';
import {FIELD_KEYS, type FieldKey} from '#shared/reach/template-text';
import {type Telling, valuesOf} from '#shared/reach/values-of';
import {documents} from '../../mirror/documents';
import type {Snapshot} from '../data/snapshot';

/** Documents read at once, so that a list of any length leaves room for clicks. */
const BLOCK = 500;

export type KnownValues = {
  /** People looked at so far. */
  readonly read: number;
  /** Of how many of them a field is not known. */
  readonly unknown: ReadonlyMap<FieldKey, number>;
};

const NOTHING: KnownValues = {read: 0, unknown: new Map()};

/** Of how many of these people each field is not known, counted while the creator reads. */
export function useKnownValues(
  {mirror, home, state}: Snapshot,
  ordinals: Uint32Array,
  telling: Telling | undefined,
): KnownValues {
  const [known, setKnown] = useState(NOTHING);
  const {generation} = state.head;
  useEffect(() => {
    if (telling === undefined) return;
    const gone = new AbortController();
    setKnown(NOTHING);
    const read = async () => {
      const unknown = new Map<FieldKey, number>();
      for (let from = 0; from < ordinals.length && !gone.signal.aborted; from += BLOCK) {
        const people = await documents(mirror, state, [...ordinals.subarray(from, from + BLOCK)]);
        for (const person of people) if (person !== undefined) countUnknown(unknown, valuesOf(person, telling));
        if (!gone.signal.aborted) setKnown({read: Math.min(ordinals.length, from + BLOCK), unknown: new Map(unknown)});
      }
    };
    void read();
    return () => gone.abort();
  }, [mirror, home, generation, ordinals, telling]);
  return known;
}

function countUnknown(unknown: Map<FieldKey, number>, values: Values): void {
  for (const key of FIELD_KEYS) if (values[key] === undefined) unknown.set(key, (unknown.get(key) ?? 0) + 1);
}

export type Example = {readonly name: string; readonly values: Values};

/** One of the people, for the preview. */
export function useExample({mirror, state}: Snapshot, ordinal: number | undefined, telling: Telling | undefined) {
  const [example, setExample] = useState<Example | undefined>(undefined);
  const version = state.head.version;
  useEffect(() => {
    if (ordinal === undefined || telling === undefined) return setExample(undefined);
    let isLatest = true;
    void documents(mirror, state, [ordinal]).then(([person]) => {
      if (!isLatest || person === undefined) return;
      setExample({name: person.name?.value ?? person.email?.value ?? '', values: valuesOf(person, telling)});
    });
    return () => {
      isLatest = false;
    };
  }, [mirror, state, version, ordinal, telling]);
  return example;
}
