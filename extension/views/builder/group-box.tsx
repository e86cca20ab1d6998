import {i18n} from '#i18n';
import {Choose, type Option} from '../parts/choose';
import {type BuilderNode, type GroupNode, newId, newTest} from './builder-tree';
import type {Kit} from './kit';
import {operatorsOf} from './operators';
import {RawRow, SegmentRow, TextRow} from './plain-rows';
import {type OnNode, RemoveButton, type RowProps} from './row-parts';
import {SomeBox} from './some-box';
import {TestRow} from './test-row';

type Props = {
  readonly kit: Kit;
  readonly group: GroupNode;
  /** Inside the rows of this table. */
  readonly table?: string;
  readonly onChange: OnNode;
  /** Undefined: this group cannot go. */
  readonly onRemove?: () => void;
};

const JOINS = ['all', 'any', 'notAll', 'none'] as const;
type Join = (typeof JOINS)[number];

function joinOf({join, not}: GroupNode): Join {
  if (join === 'and') return not ? 'notAll' : 'all';
  return not ? 'none' : 'any';
}

/** Conditions that hold together or one for another, and groups of them. */
export function GroupBox({kit, group, table, onChange, onRemove}: Props) {
  const put = (id: number, next: BuilderNode | undefined, wanted?: number) => {
    const parts = group.parts.flatMap(part => (part.id === id ? (next ?? []) : part));
    onChange({...group, parts}, wanted);
  };
  const add = (node: BuilderNode) => onChange({...group, parts: [...group.parts, node]}, node.id);
  return (
    <fieldset class="group" data-node={group.id} aria-label={i18n.t('builder.group')}>
      {group.parts.length < 2 && onRemove === undefined ? undefined : (
        <p class="row">
          <select
            aria-label={i18n.t('builder.join')}
            value={joinOf(group)}
            onChange={event => {
              const join = event.currentTarget.value;
              const isAnd = join === 'all' || join === 'notAll';
              onChange({...group, join: isAnd ? 'and' : 'or', not: join === 'none' || join === 'notAll'});
            }}
          >
            {JOINS.map(join => (
              // The whole filter is turned round with a group inside it.
              <option key={join} value={join} hidden={onRemove === undefined && (join === 'none' || join === 'notAll')}>
                {i18n.t(`builder.${join}`)}
              </option>
            ))}
          </select>
          {onRemove === undefined ? undefined : <RemoveButton label={i18n.t('builder.group')} onClick={onRemove} />}
        </p>
      )}
      <ul class="rows">
        {group.parts.map(part => (
          <li key={part.id} data-node={part.kind === 'group' ? undefined : part.id}>
            <NodeRow
              kit={kit}
              node={part}
              table={table}
              onChange={(next, wanted) => put(part.id, next, wanted)}
              onRemove={() => put(part.id, undefined, group.id)}
            />
          </li>
        ))}
      </ul>
      <Choose
        label={i18n.t('builder.add')}
        text=""
        testId="builder-add"
        options={addOptions(kit, table)}
        onTake={value => add(newNode(kit, table, value))}
      />
    </fieldset>
  );
}

function NodeRow({node, ...rest}: RowProps<BuilderNode>) {
  switch (node.kind) {
    case 'group':
      return (
        <GroupBox
          kit={rest.kit}
          group={node}
          {...(rest.table === undefined ? {} : {table: rest.table})}
          onChange={rest.onChange}
          onRemove={rest.onRemove}
        />
      );
    case 'test':
      return <TestRow node={node} {...rest} />;
    case 'some':
      return (
        <SomeBox node={node} {...rest}>
          <GroupBox
            kit={rest.kit}
            group={node.inside}
            table={node.of}
            onChange={(inside, wanted) => inside.kind === 'group' && rest.onChange({...node, inside}, wanted)}
          />
        </SomeBox>
      );
    case 'segment':
      return <SegmentRow node={node} {...rest} />;
    case 'text':
      return <TextRow node={node} {...rest} />;
    case 'raw':
      return <RawRow node={node} {...rest} />;
  }
}

/** What is no field: marked, since a field could have any name. */
const MARK = '[';

function addOptions(kit: Kit, table: string | undefined): Option[] {
  const more = i18n.t('builder.more');
  const group: Option = {value: `${MARK}group`, label: i18n.t('builder.addGroup'), group: more};
  const text: Option = {value: `${MARK}text`, label: i18n.t('builder.addText'), group: more};
  if (table !== undefined) return [...kit.fields(table), group, text];
  const tables = kit.tables.map(({value, label}) => ({value: MARK + value, label, help: i18n.t('builder.table'), group: more}));
  const named: Option[] = kit.named.length === 0 ? [] : [{value: `${MARK}in`, label: i18n.t('builder.in'), group: more}];
  return [...kit.fields(undefined), ...tables, ...named, group, text];
}

function newNode(kit: Kit, table: string | undefined, value: string): BuilderNode {
  const base = {id: newId(), not: false};
  const empty: GroupNode = {...base, kind: 'group', join: 'and', parts: []};
  if (value === `${MARK}group`) return {...empty, join: 'or'};
  if (value === `${MARK}text`) return {...base, kind: 'text', text: ''};
  if (value === `${MARK}in`) return {...base, kind: 'segment', name: kit.named[0]?.value ?? ''};
  if (value.startsWith(MARK)) {
    return {...base, kind: 'some', of: value.slice(MARK.length), count: undefined, inside: {...empty, id: newId()}};
  }
  const field = (table === undefined ? kit.catalogue.fields : kit.catalogue.tables.get(table))?.get(value);
  return field === undefined ? {...base, kind: 'text', text: value} : newTest(field, operatorsOf(field)[0] ?? 'any', kit.today);
}
