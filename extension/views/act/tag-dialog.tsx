import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {ordinals as ordinalsIn} from '#shared/filter/bits';
import {tagId} from '#shared/model/tag-id';
import type {Plan, RunPlan} from '../../actions/quick-action';
import {idAt} from '../../mirror/state';
import {tagAll, withoutTag} from '../data/tag-all';
import {formats} from '../language';
import {ActDialog} from './act-dialog';
import type {ActProps} from './act-props';
import {listWhere, not} from './left-out-list';
import {writtenTo} from './write-back';

/** One tag for many people: how many get it, who has it, where else it is written (ARM-36, F8). */
export function TagDialog(props: ActProps) {
  const {columns} = props.snapshot.state;
  const [name, setName] = useState('');
  const inUse = useMemo(() => [...tagsOf(props, ordinalsIn(columns.live())).keys()].sort(), [props.snapshot]);
  const tag = spelling(name, inUse);
  const lacking = tag === '' ? new Uint32Array() : withoutTag(columns, props.ordinals, tag);
  return (
    <ActDialog
      {...props}
      act="tag"
      title={i18n.t('supporters.tagTitle')}
      plan={planOf(props, {tag, people: lacking, on: true})}
      run={runOf(props, {tag, people: lacking, on: true})}
    >
      <label for="tag-name">{i18n.t('supporters.tagName')}</label>
      <input
        id="tag-name"
        list="tags-in-use"
        maxLength={191}
        value={name}
        autocomplete="off"
        onInput={event => setName(event.currentTarget.value)}
      />
      <datalist id="tags-in-use">
        {inUse.map(used => (
          <option key={used} value={used} />
        ))}
      </datalist>
    </ActDialog>
  );
}

/** Takes one tag off everybody who carries it. */
export function UntagDialog(props: ActProps) {
  const {columns} = props.snapshot.state;
  const worn = tagsOf(props, props.ordinals);
  const [chosen, setChosen] = useState('');
  const tag = worn.has(chosen) ? chosen : '';
  const without = new Set(tag === '' ? [] : withoutTag(columns, props.ordinals, tag));
  const people = tag === '' ? new Uint32Array() : props.ordinals.filter(ordinal => !without.has(ordinal));
  const {number} = formats();
  return (
    <ActDialog
      {...props}
      act="untag"
      title={i18n.t('act.untagTitle')}
      plan={planOf(props, {tag, people, on: false})}
      run={runOf(props, {tag, people, on: false})}
    >
      {worn.size === 0 ? <p>{i18n.t('act.nobodyTagged')}</p> : undefined}
      <label for="untag-name">{i18n.t('supporters.tagName')}</label>
      <select id="untag-name" value={tag} onChange={event => setChosen(event.currentTarget.value)}>
        <option value="">{i18n.t('act.choose')}</option>
        {[...worn].map(([name, count]) => (
          <option key={name} value={name}>
            {name} ({number(count)})
          </option>
        ))}
      </select>
    </ActDialog>
  );
}

/** A tag that is in use keeps its spelling. */
function spelling(typed: string, inUse: readonly string[]): string {
  return inUse.find(used => tagId(used) === tagId(typed)) ?? typed.trim();
}

/** The tags that people carry, and how many of them; most first. */
function tagsOf({snapshot}: ActProps, people: Iterable<number>): ReadonlyMap<string, number> {
  const column = snapshot.state.columns.column('tag');
  const counts = new Map<string, number>();
  if (column.kind !== 'word') return counts;
  for (const ordinal of people) for (const tag of column.at(ordinal)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return new Map([...counts].sort(([left, some], [right, more]) => more - some || (left < right ? -1 : 1)));
}

type Wanted = {readonly tag: string; readonly people: Uint32Array; readonly on: boolean};

function planOf(props: ActProps, {tag, people, on}: Wanted): Plan {
  const {number} = formats();
  const count = people.length;
  const others = tag === '' ? 0 : props.ordinals.length - count;
  const carriers = {kind: 'test', field: 'tag', test: {op: 'is', values: [tag]}} as const;
  return {
    count,
    undo: 'days',
    what: tag === '' ? i18n.t('act.chooseTag') : whatText({tag, people, on}, writtenTo({...props, ordinals: people})),
    leftOut: [
      {
        count: others,
        text: on ? i18n.t('act.haveTag', others, [number(others)]) : i18n.t('act.lackTag', others, [number(others)]),
        list: others === 0 ? undefined : listWhere(props, on ? carriers : not(carriers)),
      },
    ],
    button: on ? i18n.t('supporters.tagDo', count, [number(count)]) : i18n.t('act.untagDo', count, [number(count)]),
  };
}

function whatText({tag, people: {length}, on}: Wanted, where: string | undefined): string {
  const said: [string, string] = [formats().number(length), tag];
  if (where === undefined) return on ? i18n.t('act.tagWhat', length, said) : i18n.t('act.untagWhat', length, said);
  const there: [string, string, string] = [...said, where];
  return on ? i18n.t('act.tagWhatIn', length, there) : i18n.t('act.untagWhatIn', length, there);
}

function runOf({snapshot}: ActProps, {tag, people, on}: Wanted): RunPlan {
  return async watching => {
    const ids = [...people].flatMap(ordinal => idAt(snapshot.state, ordinal) ?? []);
    const {done, run, failure, isWaiting} = await tagAll(snapshot, {ids, name: tag, on}, watching);
    const count: [string, string] = [formats().number(done.length), tag];
    const said = on ? i18n.t('supporters.tagged', done.length, count) : i18n.t('act.untagged', done.length, count);
    return {
      people: done,
      said: isWaiting ? `${said} ${i18n.t('trouble.offline')}` : said,
      undo: [{kind: 'tag', name: tag, on: !on, supporters: done}],
      about: tag,
      run,
      ...(failure === undefined ? {} : {failure: i18n.t(`trouble.${failure.code}`)}),
    };
  };
}
