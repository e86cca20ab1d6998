import type {RecordKey} from '#shared/model/record';
import {connectorOf} from '../connectors/registry';
import {listConnections} from './connection-store';
import type {Home} from './home';
import {putWrites} from './outbox';

export type Label = {
  readonly name: string;
  readonly on: boolean;
  /** What the creator did, see `Outgoing`. */
  readonly action: string;
  /** Only there; absent: wherever the people are and labels can be written. */
  readonly connection?: string | undefined;
};

/**
 * Puts a label on its way to the connections that hold people and can take it.
 *
 * @param people - the records of each
 * @returns each connection that it goes to, and how many of its records
 */
export function sendLabels(
  home: Home,
  label: Label,
  people: readonly (readonly RecordKey[])[],
): {label: string; count: number}[] {
  const {action, on} = label;
  return listConnections(home.sql).flatMap(({id, state}) => {
    const isMeant = label.connection === undefined || label.connection === id;
    if (!isMeant || connectorOf(state.vendor)?.setLabel === undefined) return [];
    const records = people.flat().filter(key => key.startsWith(`${state.vendor}/${state.account}/`));
    putWrites(home, {action, connection: id, records, write: {kind: 'label', name: label.name.trim(), on}});
    return records.length === 0 ? [] : [{label: state.label, count: records.length}];
  });
}
