import {i18n} from '#i18n';
import type {ContactChannel, ContactPurpose} from '#shared/model/contact';
import type {Command} from '#shared/protocol/commands';
import {batchesOf} from '#shared/reach/batches';
import type {Result, UndoStep, Watching} from '../../actions/quick-action';
import {type At, sendAll} from '../data/send-all';
import {formats} from '../language';

export type Mark = {
  readonly channel: ContactChannel;
  readonly purpose: ContactPurpose;
  /** Name of the text. */
  readonly template?: string | undefined;
  readonly segment?: string | undefined;
};

type MarkCommand = Extract<Command, {kind: 'contact-all'}>;

/** As many as one command takes. */
const BATCH = 100;

/** Marks people as contacted, a hundred at a time, all of it to be taken back as one. */
export async function markContacted(at: At, ids: readonly string[], mark: Mark, watching: Watching): Promise<Result> {
  const {template, segment, ...word} = mark;
  const commands = batchesOf(ids, BATCH).map<MarkCommand>(supporters => ({
    ...{id: crypto.randomUUID(), at: Date.now(), kind: 'contact-all', supporters, ...word},
    ...(template === undefined ? {} : {template}),
    ...(segment === undefined ? {} : {segment: segment.slice(0, 200)}),
  }));
  const {done, failure, isWaiting} = await sendAll(at, commands, watching);
  const people = done.flatMap(({supporters}) => supporters);
  const said = i18n.t('reach.marked', people.length, [formats().number(people.length)]);
  return {
    people,
    said: isWaiting ? `${said} ${i18n.t('trouble.offline')}` : said,
    undo: done.map(undoOf),
    ...(template === undefined ? {} : {about: template}),
    ...(failure === undefined ? {} : {failure: i18n.t(`trouble.${failure.code}`)}),
  };
}

function undoOf({id, supporters}: MarkCommand): UndoStep {
  const command: Command = {id: crypto.randomUUID(), at: Date.now(), kind: 'contact-remove-all', contact: id, supporters};
  return {kind: 'command', command};
}
