import type {ComponentChildren} from 'preact';
import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {Supporter} from '#shared/model/supporter';
import type {Plan, RunPlan} from '../../actions/quick-action';
import {holderOf} from '../../mirror/saved-filters';
import {useSupporters} from '../data/use-supporters';
import {formats} from '../language';
import {ActDialog} from './act-dialog';
import type {ActProps} from './act-props';
import {ConnectionField} from './connection-field';
import {listOfPeople} from './left-out-list';
import {connectionName, connectionsTaking, NeedsConnection} from './needs-connection';
import {ReadingSheet} from './reading-sheet';
import {recordsAt} from './roles';
import {runOut} from './run-out';

const LONGEST_NAME = 200;
const LONGEST_VALUE = 2_000;

/** Writes one of a service's own fields for one person or many. */
export function FieldDialog(props: ActProps) {
  const {snapshot, ordinals, onClose} = props;
  const [read, setRead] = useState(0);
  const people = useSupporters(snapshot, ordinals, setRead);
  const [chosen, choose] = useState<string | undefined>(undefined);
  const title = i18n.t('out.fieldTitle');
  const services = connectionsTaking(snapshot, 'field');
  if (services[0] === undefined) return <NeedsConnection {...props} id="write-field" title={title} kind="field" />;
  if (people === undefined) {
    return <ReadingSheet id="write-field" title={title} done={read} of={ordinals.length} onClose={onClose} />;
  }
  // The one that knows most of them, unless the creator says another.
  const known = (one: Connection) => people.filter(person => recordsAt(person, one).length > 0).length;
  const most = services.reduce((best, one) => (known(one) > known(best) ? one : best), services[0]);
  const connection = services.find(({id}) => id === chosen) ?? most;
  return (
    <OneField key={connection.id} {...props} people={people} connection={connection}>
      <ConnectionField label={i18n.t('out.service')} connections={services} chosen={connection} onChoose={choose} />
    </OneField>
  );
}

type OneProps = ActProps & {
  readonly people: readonly Supporter[];
  readonly connection: Connection;
  readonly children: ComponentChildren;
};

function OneField({people, connection, children, ...props}: OneProps) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const there = people.filter(person => recordsAt(person, connection).length > 0);
  const names = useMemo(() => fieldNames(people, connection), [people, connection]);
  const word = {name: name.trim(), value: value.trim()};
  return (
    <ActDialog
      {...props}
      act="write-field"
      title={i18n.t('out.fieldTitle')}
      plan={planOf(props, {...word, people, there, connection})}
      run={runOf(props, {...word, there, connection})}
    >
      {children}
      <label class="stack">
        {i18n.t('out.field')}
        <input
          data-testid="field-name"
          list="fields-known"
          maxLength={LONGEST_NAME}
          autocomplete="off"
          value={name}
          onInput={({currentTarget}) => setName(currentTarget.value)}
        />
      </label>
      <datalist id="fields-known">
        {names.map(one => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <label class="stack">
        {i18n.t('out.value')}
        <input
          data-testid="field-value"
          maxLength={LONGEST_VALUE}
          autocomplete="off"
          value={value}
          onInput={({currentTarget}) => setValue(currentTarget.value)}
        />
      </label>
      <p class="second">{i18n.t('out.fieldHint', [connectionName(connection)])}</p>
    </ActDialog>
  );
}

/** Fields that the service told of any of these people. */
function fieldNames(people: readonly Supporter[], connection: Connection): string[] {
  const names = people.flatMap(person => recordsAt(person, connection).flatMap(({fields}) => Object.keys(fields.custom ?? {})));
  return [...new Set(names)].sort();
}

type Word = {
  readonly name: string;
  readonly value: string;
  readonly there: readonly Supporter[];
  readonly connection: Connection;
};

function planOf(props: ActProps, {name, value, people, there, connection}: Word & {people: readonly Supporter[]}): Plan {
  const {number} = formats();
  const at = connectionName(connection);
  const count = name === '' ? 0 : there.length;
  const elsewhere = people.filter(person => !there.includes(person));
  const said: [string, string, string] = [number(there.length), name, at];
  return {
    count,
    undo: 'days',
    what:
      name === ''
        ? i18n.t('out.chooseField')
        : value === ''
          ? i18n.t('out.emptyWhat', there.length, said)
          : i18n.t('out.fieldWhat', there.length, [...said, value]),
    leftOut: [
      {
        count: elsewhere.length,
        text: i18n.t('out.notAt', elsewhere.length, [number(elsewhere.length), at]),
        list: listOfPeople(
          props,
          elsewhere.flatMap(({id}) => holderOf(props.snapshot.state, id) ?? []),
        ),
      },
    ],
    button: i18n.t('out.fieldDo', there.length, [number(there.length)]),
  };
}

function runOf({snapshot}: ActProps, {name, value, there, connection}: Word): RunPlan {
  return runOut(snapshot, {
    at: connectionName(connection),
    people: there.map(({id}) => id),
    about: name,
    command: made => ({...made, kind: 'field', connection: connection.id, name, value: value === '' ? null : value}),
    // One for all of them: the private server has kept what stood there.
    undo: ([first]) =>
      first === undefined
        ? []
        : [
            {
              kind: 'command',
              command: {id: crypto.randomUUID(), at: Date.now(), kind: 'field-undo', run: crypto.randomUUID(), of: first.run},
            },
          ],
  });
}
