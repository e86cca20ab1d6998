import type {Connection} from '#shared/model/connection';
import {connectionName} from './needs-connection';

type Props = {
  readonly label: string;
  readonly connections: readonly Connection[];
  readonly chosen: Connection;
  readonly onChoose: (id: string) => void;
};

/** Where it is written, where there are several places. */
export function ConnectionField({label, connections, chosen, onChoose}: Props) {
  if (connections.length < 2) return null;
  return (
    <label class="stack">
      {label}
      <select value={chosen.id} onChange={({currentTarget}) => onChoose(currentTarget.value)}>
        {connections.map(one => (
          <option key={one.id} value={one.id}>
            {connectionName(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
