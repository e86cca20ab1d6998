import {i18n} from '#i18n';
import {DAY_MS} from '#shared/model/time';
import type {Command} from '#shared/protocol/commands';
import {batchesOf} from '#shared/reach/batches';
import type {Result, Watching} from '../../actions/quick-action';
import {type At, sendAll} from '../data/send-all';
import {formats} from '../language';

/** A label goes by itself after so many days, unless it is kept. */
export const LABEL_DAYS = 14;

/** As many as one command takes. */
const BATCH = 100;

export type Labelling = {
  readonly run: string;
  readonly connection: string;
  readonly name: string;
  readonly keeps: boolean;
  readonly now: number;
};

type RunCommand = Extract<Command, {kind: 'label-run'}>;

/** Puts a label on people in a mail tool, a hundred at a time. One command takes all of it back. */
export async function labelPeople(at: At, ids: readonly string[], labelling: Labelling, watching: Watching): Promise<Result> {
  const {run, connection, name, keeps, now} = labelling;
  const until = keeps ? null : now + LABEL_DAYS * DAY_MS;
  const commands = batchesOf(ids, BATCH).map<RunCommand>(supporters => {
    return {id: crypto.randomUUID(), at: now, kind: 'label-run', run, connection, name, until, supporters};
  });
  const {done, failure, isWaiting} = await sendAll(at, commands, watching);
  const people = done.flatMap(({supporters}) => supporters);
  const said = i18n.t('reach.labelled', people.length, [formats().number(people.length), name]);
  return {
    people,
    said: isWaiting ? `${said} ${i18n.t('trouble.offline')}` : said,
    undo: [{kind: 'command', command: {id: crypto.randomUUID(), at: now, kind: 'label-end', run}}],
    about: name,
    ...(failure === undefined ? {} : {failure: i18n.t(`trouble.${failure.code}`)}),
  };
}

/** "regulars 2026-11-23 declined": whoever meets it in the tool sees whose it is, and since when. */
export function labelName(list: string, now: number): string {
  const date = new Date(now);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const word = list
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 40)
    .trim();
  return `regulars ${day} ${word}`.trim();
}
