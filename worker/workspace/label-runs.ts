import type {IngestOutcome, PersonCommand} from '#shared/home';
import {type ConnectionProblem, connectionProblemSchema} from '#shared/model/connection';
import {type LabelRun, labelRunSchema} from '#shared/model/label-run';
import {type Outgoing, waitingOf} from '#shared/model/outgoing';
import {tagId} from '#shared/model/tag-id';
import type {Command} from '#shared/protocol/commands';
import {type Problem, problem} from '#shared/protocol/problem';
import {connectorOf} from '../connectors/registry';
import {commitOutcomes} from './commit-parts';
import {readConnection} from './connection-store';
import {putItem, readItem, readItems} from './feed';
import type {Home} from './home';
import {dropJobs, type Job, putJob, settleJob} from './job-table';
import {troubleAt} from './outbox';
import {readOut} from './outgoing';
import {sendLabels} from './send-labels';

/*
 * People labelled in a mail tool. The label is the creator's tag like any other, so it shows on the person at once; the run
 * remembers which tool gets it and when it goes.
 */

/** People whose label is taken off in one commit. */
const BLOCK = 100;

/** Puts the label on a batch of people. @returns why not */
export function putLabel(home: Home, command: Extract<Command, {kind: 'label-run'}>): Problem | undefined {
  const {sql, now} = home;
  const {run, connection, name, until, supporters, at} = command;
  const state = readConnection(sql, connection);
  if (state === undefined || connectorOf(state.vendor)?.setLabel === undefined) return problem('not-found', 'connection');
  const held = readRun(home, run);
  if (held?.state === 'ending' || (held === undefined && isInUse(home, name))) return problem('conflict', 'label-run');
  const done = tagged(home, tags(command.id, {name, on: true, at, supporters}));
  const people = done.flatMap(({supporter, records}) => (supporter === undefined ? [] : [records]));
  if (people.length === 0) return problem('not-found', 'supporter');
  const sent = sendLabels(home, {name, on: true, connection, action: run}, people).reduce((sum, {count}) => sum + count, 0);
  const wanted = (held?.wanted ?? 0) + sent;
  const doc: LabelRun = {id: run, name, connection, at: held?.at ?? at, until, state: 'on', wanted, left: wanted};
  putItem(sql, {kind: 'label-run', id: run, doc: counted(home, doc)});
  if (until !== null) putJob(sql, {kind: 'label-end', key: run, due: Math.max(until, now()), state: ''});
  return undefined;
}

/** Begins to take the label off everybody. */
export function endLabel(home: Home, run: string): Problem | undefined {
  if (readRun(home, run) !== undefined) putJob(home.sql, {kind: 'label-end', key: run, due: home.now(), state: ''});
  return undefined;
}

/** The label goes no more by itself. */
export function keepLabel(home: Home, run: string): Problem | undefined {
  const held = readRun(home, run);
  if (held === undefined || held.state === 'ending') return problem('not-found', 'label-run');
  dropJobs(home.sql, 'label-end', run);
  putItem(home.sql, {kind: 'label-run', id: run, doc: {...held, until: null}});
  return undefined;
}

/** One block of a label that goes. The job's state is the last person that was done: one walk through all of them. */
export function endLabelRun(home: Home, job: Job): void {
  const {sql, now} = home;
  sql.transaction(() => {
    const held = readRun(home, job.key);
    if (held === undefined) return settleJob(sql, job, undefined);
    const {name, connection} = held;
    const rows = sql.all<{rid: string}>(
      `select rid from attachment where rid > ? and kind = 'tag' and id = ? and json_extract(doc, '$.on') order by rid limit ?`,
      job.state,
      tagId(name),
      BLOCK,
    );
    const supporters = rows.map(({rid}) => rid);
    const done = tagged(home, tags(`end ${job.key}`, {name, on: false, at: now(), supporters}));
    const people = done.map(({records}) => records);
    sendLabels(home, {name, on: false, connection, action: endingOf(job.key)}, people);
    putItem(sql, {kind: 'label-run', id: job.key, doc: counted(home, {...held, state: 'ending'})});
    const last = supporters.at(-1);
    settleJob(sql, job, last === undefined ? undefined : {due: now(), state: last});
  });
}

/** Shows how far labels are written. A label that is off everybody is forgotten. */
export function noteLabelRuns(home: Home): void {
  const {sql, now} = home;
  sql.transaction(() => {
    for (const run of readItems(sql, 'label-run').map(doc => labelRunSchema.parse(doc))) {
      if (run.left === 0 && run.state === 'on') continue;
      const doc = counted(home, run);
      const isOver = doc.state === 'ending' && doc.left === 0 && !isEnding(home, run.id);
      putItem(sql, {kind: 'label-run', id: run.id, doc: isOver ? null : doc, now: now()});
    }
  });
}

/** Whether the creator put it on somebody by hand: a run that ends would take it off them too. */
function isInUse(home: Home, name: string): boolean {
  const isOurs = readItems(home.sql, 'label-run').some(doc => tagId(labelRunSchema.parse(doc).name) === tagId(name));
  const worn = home.sql.first(
    `select 1 as found from attachment where kind = 'tag' and id = ? and json_extract(doc, '$.on') limit 1`,
    tagId(name),
  );
  return !isOurs && worn !== undefined;
}

function isEnding({sql}: Home, run: string): boolean {
  return sql.first('select 1 as found from job where kind = ? and key = ?', 'label-end', run) !== undefined;
}

/** With how many are not written yet, those that were given up among them, and why. */
function counted({sql}: Home, {problem: _before, ...run}: LabelRun): LabelRun {
  const {connection} = run;
  const out = [run.id, endingOf(run.id)].flatMap(action => readOut(sql, {action, connection}) ?? []);
  const left = out.reduce((sum, one) => sum + waitingOf(one) + keptOf(one), 0);
  const refused = out.flatMap(one => one.refused).map(({reason}) => reason);
  const problem = left === 0 ? undefined : [troubleAt(sql, connection), ...refused].find(isProblem);
  return {...run, left, ...(problem === undefined ? {} : {problem})};
}

/** The label goes under a name of its own: it may go before it was written. */
function endingOf(run: string): string {
  return `${run} end`;
}

/** Given up, and there still: whoever left the tool needs no label. */
function keptOf({refused}: Outgoing): number {
  return refused.reduce((sum, {reason, count}) => sum + (isProblem(reason) ? count : 0), 0);
}

function isProblem(reason: string | undefined): reason is ConnectionProblem {
  return connectionProblemSchema.safeParse(reason).success;
}

function readRun({sql}: Home, run: string): LabelRun | undefined {
  const doc = readItem(sql, 'label-run', run);
  return doc === undefined ? undefined : labelRunSchema.parse(doc);
}

function tagged(home: Home, commands: readonly PersonCommand[]): IngestOutcome['commands'] {
  return commitOutcomes(home, commands, part => ({commands: part})).flatMap(outcome => outcome.commands);
}

type Tagging = {readonly name: string; readonly on: boolean; readonly at: number; readonly supporters: readonly string[]};

function tags(id: string, {name, on, at, supporters}: Tagging) {
  return [...new Set(supporters)].map(supporter => ({id: `${id} ${supporter}`, at, kind: 'tag' as const, supporter, name, on}));
}
