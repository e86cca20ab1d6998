import {i18n} from '#i18n';
import {batchesOf} from '#shared/reach/batches';
import type {RunPlan, UndoStep} from '../../actions/quick-action';
import type {OutCommand} from '../../api/is-written-out';
import {type At, sendAll} from '../data/send-all';
import {formats} from '../language';
import {awaitWritten} from './await-written';
import {outText} from './out-text';

/** As many people as one command takes. */
const BATCH = 100;

type ToMany = Extract<OutCommand, {supporters: readonly string[]}>;
type Made = Pick<ToMany, 'id' | 'at' | 'run'> & {supporters: string[]};

export type Out = {
  /** What the connection is called. */
  readonly at: string;
  readonly people: readonly string[];
  /** For the log: the name of a role, of a field; '' for none. */
  readonly about: string;
  readonly command: (made: Made) => ToMany;
  /** What takes the commands that were carried out back; none: nothing can. */
  readonly undo: (done: readonly ToMany[]) => readonly UndoStep[];
};

/** Has the private server write something to a service for many people, and says what came of it. */
export function runOut(snapshot: At, {at, people, about, command, undo}: Out): RunPlan {
  return async watching => {
    const run = crypto.randomUUID();
    const commands = batchesOf(people, BATCH).map(supporters =>
      command({id: crypto.randomUUID(), at: Date.now(), run, supporters}),
    );
    const {done, failure} = await sendAll(snapshot, commands, watching);
    const reached = done.flatMap(({supporters}) => supporters);
    const written = reached.length === 0 ? [] : await awaitWritten(snapshot, run, watching);
    const begun = i18n.t('out.begun', reached.length, [formats().number(reached.length), at]);
    return {
      people: reached,
      said: reached.length === 0 ? '' : sayWritten(written.map(one => outText(one, at)).join(' ') || begun, about),
      undo: undo(done),
      ...(about === '' ? {} : {about}),
      run,
      ...(failure === undefined ? {} : {failure: failureText(failure)}),
    };
  };
}

function sayWritten(text: string, about: string): string {
  return about === '' ? text : i18n.t('out.done', [about, text]);
}

type Failure = NonNullable<Awaited<ReturnType<typeof sendAll>>['failure']>;

function failureText({code, detail}: Failure): string {
  if (code === 'refused' && detail === 'not-found') return i18n.t('out.nobodyThere');
  if (code === 'refused' && (detail === 'conflict' || detail === 'forbidden')) return i18n.t('out.rolesChanged');
  return i18n.t(`trouble.${code}`);
}
