import {describe, expect, it} from 'vitest';
import {isOver, type Run, stepped, steppedBack} from '../../../extension/reach/run.ts';
import {keepRun, readRun, removeRun, startRun, unfinishedRuns} from '../../../extension/reach/run-store.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';

const NOW = Date.UTC(2026, 10, 23);
const RUN: Run = {
  id: 'run-1',
  startedAt: NOW,
  name: 'Declined',
  purpose: 'declined',
  template: {name: 'Note', language: 'en', subject: 'Hi', text: 'Hello {{first-name}}'},
  size: 3,
  next: 0,
  done: 0,
  skipped: 0,
  gone: 0,
  steps: [],
};

describe('messages one by one (ARM-35, SAL-21)', () => {
  it('go from person to person until everybody had their turn', () => {
    let run = stepped(RUN, {kind: 'done', mark: 'm1'});
    expect(run).toMatchObject({next: 1, done: 1, skipped: 0});
    run = stepped(run, {kind: 'skipped'});
    expect(isOver(run)).toBe(false);
    run = stepped(run, {kind: 'done', mark: 'm3'});
    expect(run).toMatchObject({next: 3, done: 2, skipped: 1});
    expect(isOver(run)).toBe(true);
  });

  it('take the last person back, whether done or skipped, and say which mark goes', () => {
    const two = stepped(stepped(RUN, {kind: 'done', mark: 'm1'}), {kind: 'skipped'});
    const one = steppedBack(two);
    expect(one).toMatchObject({mark: undefined, run: {next: 1, done: 1, skipped: 0}});
    const none = one && steppedBack(one.run);
    expect(none).toMatchObject({mark: 'm1', run: {next: 0, done: 0}});
    expect(none && steppedBack(none.run)).toBeUndefined();
  });

  it('pass over who is gone, and meet them again when a step before them is taken back', () => {
    const run = stepped(stepped(stepped(RUN, {kind: 'done', mark: 'm1'}), {kind: 'gone'}), {kind: 'done', mark: 'm3'});
    expect(run).toMatchObject({next: 3, done: 2, gone: 1});
    const back = steppedBack(run)?.run ?? run;
    expect(back).toMatchObject({next: 2, gone: 1});
    expect(steppedBack(back)?.run).toMatchObject({next: 0, gone: 0, done: 0});
  });
});

describe('runs in the database', () => {
  it('outlive the browser, and are listed until they are over', async () => {
    const {database} = await freshMirror(() => NOW);
    await startRun(database, RUN, ['a', 'b', 'c']);
    await keepRun(database, stepped(RUN, {kind: 'skipped'}));
    expect(await readRun(database, 'run-1')).toMatchObject({run: {next: 1}, people: ['a', 'b', 'c']});
    expect(await unfinishedRuns(database)).toHaveLength(1);
    await keepRun(database, {...RUN, next: 3});
    expect(await unfinishedRuns(database)).toEqual([]);
  });

  it('go when they are removed, and by themselves after a month', async () => {
    const {database} = await freshMirror(() => NOW);
    await startRun(database, RUN, ['a']);
    await startRun(database, {...RUN, id: 'run-2', startedAt: NOW + 31 * 86_400_000}, ['b']);
    expect(await readRun(database, 'run-1')).toBeUndefined();
    expect(await database.getAllKeys('runPeople')).toEqual(['run-2']);
    await removeRun(database, 'run-2');
    expect(await database.getAllKeys('run')).toEqual([]);
  });
});
