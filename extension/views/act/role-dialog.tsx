import type {ComponentChildren} from 'preact';
import {useState} from 'preact/hooks';
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
import {type RoleChoice, type RoleStanding, roleChoices, roleStanding} from './roles';
import {runOut} from './run-out';

/** Gives people a role on the creator's own server. */
export function GiveRoleDialog(props: ActProps) {
  return <RoleDialog {...props} on={true} />;
}

/** Takes a role from people (J5). */
export function TakeRoleDialog(props: ActProps) {
  return <RoleDialog {...props} on={false} />;
}

type Props = ActProps & {readonly on: boolean};

function RoleDialog({on, ...props}: Props) {
  const {snapshot, ordinals, onClose} = props;
  const [read, setRead] = useState(0);
  const people = useSupporters(snapshot, ordinals, setRead);
  const [chosen, choose] = useState<string | undefined>(undefined);
  const servers = connectionsTaking(snapshot, 'role');
  const connection = servers.find(({id}) => id === chosen) ?? servers[0];
  const id = on ? 'give-role' : 'take-role';
  const title = i18n.t(on ? 'out.giveTitle' : 'out.takeTitle');
  if (connection === undefined) return <NeedsConnection {...props} id={id} title={title} kind="role" />;
  if (people === undefined) return <ReadingSheet id={id} title={title} done={read} of={ordinals.length} onClose={onClose} />;
  return (
    <OneRole key={connection.id} {...props} on={on} people={people} connection={connection}>
      <ConnectionField label={i18n.t('out.server')} connections={servers} chosen={connection} onChoose={choose} />
    </OneRole>
  );
}

type OneProps = Props & {
  readonly people: readonly Supporter[];
  readonly connection: Connection;
  readonly children: ComponentChildren;
};

function OneRole({on, people, connection, children, ...props}: OneProps) {
  const choices = roleChoices(people, connection).filter(({holders}) => on || holders > 0);
  const mine = choices.filter(({isOurs}) => isOurs);
  const [name, setName] = useState<string | undefined>(undefined);
  const [isKnown, setKnown] = useState(false);
  const role = mine.find(one => one.name === name) ?? firstRole(mine, on);
  const standing = roleStanding(people, connection, role?.name ?? '');
  const isAnswered = role?.owner === undefined || isKnown;
  return (
    <ActDialog
      {...props}
      act={on ? 'give-role' : 'take-role'}
      title={i18n.t(on ? 'out.giveTitle' : 'out.takeTitle')}
      plan={planOf(props, {on, role, standing, connection, isAnswered})}
      run={runOf(props, {on, role, standing, connection})}
    >
      {children}
      {mine.length === 0 ? (
        <p>{i18n.t(connection.roles === undefined ? 'out.rolesUnread' : 'out.noRoles')}</p>
      ) : (
        <label class="stack">
          {i18n.t('out.role')}
          <select
            data-testid="role"
            value={role?.name ?? ''}
            onChange={({currentTarget}) => {
              setName(currentTarget.value);
              setKnown(false);
            }}
          >
            {role === undefined ? <option value="">{i18n.t('act.choose')}</option> : undefined}
            {mine.map(one => (
              <option key={one.name} value={one.name}>
                {one.name} ({formats().number(one.holders)})
              </option>
            ))}
          </select>
        </label>
      )}
      <NotOurs roles={choices} />
      {role?.owner === undefined ? undefined : (
        <div class="warning" data-testid="role-owner">
          <p role="alert">{i18n.t('out.owner', [role.owner, role.name])}</p>
          <label class="row">
            <input type="checkbox" checked={isKnown} onChange={() => setKnown(!isKnown)} />
            {i18n.t('out.ownerYes')}
          </label>
        </div>
      )}
    </ActDialog>
  );
}

/** Taken from most is what most have; what to give is the creator's to say, unless there is but one. */
function firstRole(roles: readonly RoleChoice[], on: boolean): RoleChoice | undefined {
  return on && roles.length > 1 ? undefined : roles[0];
}

/** Roles that only the service or its bot changes: said, so that nobody looks for them. */
function NotOurs({roles}: {readonly roles: readonly RoleChoice[]}) {
  const others = roles.filter(({isOurs, holders}) => !isOurs && holders > 0).map(({name}) => name);
  return others.length === 0 ? null : <p class="second">{i18n.t('out.notOurs', [formats().list(others)])}</p>;
}

type Wanted = {
  readonly on: boolean;
  readonly role: RoleChoice | undefined;
  readonly standing: RoleStanding;
  readonly connection: Connection;
};

function planOf(props: ActProps, {on, role, standing, connection, isAnswered}: Wanted & {isAnswered: boolean}): Plan {
  const {number} = formats();
  const {have, lack, elsewhere} = standing;
  const [meant, others] = on ? [lack, have] : [have, lack];
  const count = role === undefined ? 0 : meant.length;
  const list = (people: readonly Supporter[]) =>
    listOfPeople(
      props,
      people.flatMap(({id}) => holderOf(props.snapshot.state, id) ?? []),
    );
  const said: [string, string, string] = [number(count), role?.name ?? '', connectionName(connection)];
  const left = (people: readonly Supporter[], text: string) => ({count: people.length, text, list: list(people)});
  const n = others.length;
  return {
    // Nothing is written over another bot without a word from the creator.
    count: isAnswered ? count : 0,
    undo: 'days',
    what:
      role === undefined
        ? i18n.t('out.chooseRole')
        : on
          ? i18n.t('out.giveWhat', count, said)
          : i18n.t('out.takeWhat', count, said),
    leftOut:
      role === undefined
        ? []
        : [
            left(others, on ? i18n.t('out.haveRole', n, [number(n)]) : i18n.t('out.lackRole', n, [number(n)])),
            left(elsewhere, i18n.t('out.notOnServer', elsewhere.length, [number(elsewhere.length)])),
          ],
    button: on ? i18n.t('out.giveDo', count, [number(count)]) : i18n.t('out.takeDo', count, [number(count)]),
  };
}

function runOf({snapshot}: ActProps, {on, role, standing, connection}: Wanted): RunPlan {
  const {name = '', owner} = role ?? {};
  const knowing = owner === undefined ? {} : {knowing: true};
  const people = (on ? standing.lack : standing.have).map(({id}) => id);
  const word = {kind: 'role' as const, connection: connection.id, name, ...knowing};
  return runOut(snapshot, {
    at: connectionName(connection),
    people,
    about: name,
    command: made => ({...made, ...word, on}),
    undo: done =>
      done.map(({supporters}) => ({
        kind: 'command',
        command: {
          ...word,
          id: crypto.randomUUID(),
          at: Date.now(),
          run: crypto.randomUUID(),
          supporters: [...supporters],
          on: !on,
        },
      })),
  });
}
