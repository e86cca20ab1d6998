import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ContactPurpose} from '#shared/model/contact';
import type {LabelRun} from '#shared/model/label-run';
import {tagId} from '#shared/model/tag-id';
import type {Command} from '#shared/protocol/commands';
import {fill} from '#shared/reach/fill';
import type {Result, Watching} from '../../actions/quick-action';
import {sendMessage} from '../../messages';
import {idAt} from '../../mirror/state';
import {startRun} from '../../reach/run-store';
import type {ActProps} from '../act/act-props';
import {connectionName} from '../act/needs-connection';
import {runOut} from '../act/run-out';
import {sayDone} from '../data/say-done';
import type {Snapshot} from '../data/snapshot';
import {BccPart, useBccBatches} from './bcc-part';
import type {ChannelOption} from './channel-options';
import {HostPart} from './host-part';
import {InvitePart} from './invite-part';
import {labelName, labelPeople} from './label-people';
import {hasLinks} from './link-fields';
import {MailToolPart} from './mail-tool-part';
import {markContacted} from './mark-contacted';
import {MessagePart} from './message-part';
import {valuesForAll} from './preview-part';
import type {ReachSettings} from './reach-settings';
import {newRun} from './start-run';
import {reachedFilter} from './tick-there';
import {useLabelRuns} from './use-templates';
import {useWork} from './use-work';
import type {Written} from './use-writing';

type Props = ActProps & {
  readonly option: ChannelOption;
  readonly purpose: ContactPurpose;
  readonly writing: Written;
  /** Who was contacted in so many days is left out. */
  readonly days: number;
  /** Only who opened one of the last mails. */
  readonly readers: boolean;
  readonly settings: ReachSettings;
  readonly onSettings: (change: Partial<ReachSettings>) => void;
};

/** What is done by the chosen channel. */
export function ReachAct(props: Props) {
  const {option, writing, settings} = props;
  const isReady = writing.draft.parts !== undefined && hasLinks(writing.draft.fields, settings);
  switch (option.channel) {
    case 'mail-tool':
      return option.invites ? <ByInvitation {...props} /> : <ByTool {...props} />;
    case 'host':
      return <ByHost {...props} />;
    case 'message':
      return <ByMessage {...props} isReady={isReady} />;
    case 'bcc':
      return <ByBcc {...props} isReady={isReady} />;
  }
}

/** The ids of the people who are reached. */
function reachedIds({snapshot, option}: Props): string[] {
  return [...option.audience.reached].flatMap(ordinal => idAt(snapshot.state, ordinal) ?? []);
}

async function say({snapshot, toasts, segment, targets}: Props, result: Result): Promise<boolean> {
  const filter = segment ?? (targets.kind === 'filter' && targets.filter !== '' ? targets.filter : undefined);
  await sayDone({snapshot, toasts}, {act: 'reach', filter, result});
  return result.failure === undefined;
}

type Marking = {readonly ids: readonly string[]; readonly watching: Watching};

async function mark(props: Props, {ids, watching}: Marking): Promise<boolean> {
  const {snapshot, purpose, segment, option, writing} = props;
  const isOwnText = option.channel === 'bcc' || option.channel === 'message';
  const template = isOwnText ? writing.draft.base.name : undefined;
  return say(props, await markContacted(snapshot, ids, {channel: option.channel, purpose, template, segment}, watching));
}

function ByTool(props: Props) {
  const {snapshot, option, name, purpose, onClose} = props;
  const {connection} = option;
  const runs = useLabelRuns(snapshot);
  const inUse = useTagsInUse(snapshot);
  const [own, setOwn] = useState<string | undefined>(undefined);
  const {running, run, stop} = useWork();
  if (connection === undefined) return null;
  const send = (command: Command) => void sendMessage('send', {command});
  const made = () => ({id: crypto.randomUUID(), at: Date.now()});
  const onLabel = async (label: string, keeps: boolean) => {
    const id = crypto.randomUUID();
    const labelling = {run: id, connection: connection.id, name: label, keeps, now: Date.now()};
    const ids = reachedIds(props);
    const result = await run(ids.length, watching => labelPeople(snapshot, ids, labelling, watching));
    if (result.people.length > 0) setOwn(id);
    await say(props, result);
  };
  const onMark = async () => {
    const ids = reachedIds(props);
    if (await run(ids.length, watching => mark(props, {ids, watching}))) onClose();
  };
  return (
    <MailToolPart
      connection={connection}
      people={option.audience.reached.length}
      name={labelName(purpose === 'other' ? name : purpose, snapshot.now)}
      isInUse={label => inUse.has(tagId(label)) && !runs.some(one => tagId(one.name) === tagId(label))}
      now={snapshot.now}
      runs={runs.filter(one => one.connection === connection.id)}
      own={own}
      running={running}
      onLabel={(label, keeps) => void onLabel(label, keeps)}
      onStop={stop}
      onEnd={({id}: LabelRun) => send({...made(), kind: 'label-end', run: id})}
      onKeep={({id}: LabelRun) => send({...made(), kind: 'label-keep', run: id})}
      onMark={() => void onMark()}
    />
  );
}

function ByInvitation(props: Props) {
  const {snapshot, option, onClose} = props;
  const {connection} = option;
  const {running, run} = useWork();
  if (connection === undefined) return null;
  const onInvite = async () => {
    const people = reachedIds(props);
    const invite = runOut(snapshot, {
      at: connectionName(connection),
      people,
      about: '',
      command: made => ({...made, kind: 'invite', connection: connection.id}),
      undo: () => [],
    });
    if (await say(props, await run(people.length, invite))) onClose();
  };
  return (
    <InvitePart
      vendor={connection.vendor}
      people={option.audience.reached.length}
      running={running}
      onInvite={() => void onInvite()}
    />
  );
}

/** Tags that somebody carries, folded. */
function useTagsInUse({home, state}: Snapshot): ReadonlySet<string> {
  return useMemo(() => {
    const column = state.columns.column('tag');
    return new Set(column.kind === 'word' ? [...column.uses(state.columns.live()).keys()].map(tagId) : []);
  }, [home, state.head.version]);
}

function ByHost(props: Props) {
  const {option, targets, purpose, days, readers, onClose} = props;
  const reached = reachedFilter(targets.kind === 'filter' ? targets.filter : '', {purpose, days, readers});
  const {run} = useWork();
  if (option.site === undefined) return null;
  const onMark = async () => {
    const ids = reachedIds(props);
    if (await run(ids.length, watching => mark(props, {ids, watching}))) onClose();
  };
  return (
    <HostPart
      targets={targets}
      site={option.site}
      people={option.audience.reached.length}
      reached={reached}
      onMark={() => void onMark()}
    />
  );
}

type Ready = {readonly isReady: boolean};

function ByMessage({isReady, ...props}: Props & Ready) {
  const {snapshot, option, purpose, name, segment, writing, settings, onOpen, toasts} = props;
  const onStart = async () => {
    const people = reachedIds(props);
    const {template} = writing.draft;
    const run = newRun({name, purpose, segment, template: {...template, language: settings.language}, size: people.length});
    await startRun(snapshot.mirror.database, run, people).catch(error => {
      toasts.warn(i18n.t('trouble.storage'));
      throw error;
    });
    onOpen(`#/run/${run.id}`);
  };
  return <MessagePart people={option.audience.reached.length} isReady={isReady} onStart={() => void onStart()} />;
}

function ByBcc({isReady, ...props}: Props & Ready) {
  const {snapshot, option, writing, settings, onSettings} = props;
  const batches = useBccBatches(snapshot, option.audience.reached);
  const {parts} = writing.draft;
  const values = valuesForAll(writing.telling);
  const watching = () => ({signal: new AbortController().signal, tell: () => undefined});
  return (
    <BccPart
      batches={batches}
      subject={parts === undefined ? '' : fill(parts.subject, values).text}
      text={parts === undefined ? '' : fill(parts.text, values).text}
      settings={settings}
      isReady={isReady}
      onSettings={onSettings}
      onMark={ids => mark(props, {ids, watching: watching()})}
    />
  );
}
