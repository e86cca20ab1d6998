import type {RecordKey} from '#shared/model/record';
import {tagId} from '#shared/model/tag-id';
import {connectorOf} from '../connectors/registry';
import {listConnections} from './connection-store';
import type {Home} from './home';
import {putJob} from './job-table';

export type Label = {
  readonly name: string;
  readonly on: boolean;
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
  const {sql, now} = home;
  return listConnections(sql).flatMap(({id, state}) => {
    const isMeant = label.connection === undefined || label.connection === id;
    if (!isMeant || connectorOf(state.vendor)?.setLabel === undefined) return [];
    const held = people.flat().filter(key => key.startsWith(`${state.vendor}/${state.account}/`));
    for (const record of held) {
      const wanted = {connection: id, record, name: label.name.trim(), on: label.on, tries: 0};
      const key = labelJobKey(id, record, label.name);
      putJob(sql, {kind: 'outbox', key, due: now(), state: JSON.stringify(wanted)});
    }
    return held.length === 0 ? [] : [{label: state.label, count: held.length}];
  });
}

/** One job per connection, record and label: the creator's last word replaces an earlier one. */
export function labelJobKey(connection: string, record: string, name: string): string {
  return `${connection}|${record}|${tagId(name)}`;
}
