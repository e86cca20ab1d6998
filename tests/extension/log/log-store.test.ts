import {describe, expect, it} from 'vitest';
import {addMonths, DAY_MS} from '#shared/model/time';
import {canUndo, type LogEntry} from '../../../extension/log/log-entry.ts';
import {
  forgetOldLog,
  forgetPerson,
  keepLogFor,
  logAction,
  markEntryUndone,
  markUndone,
  readLog,
  readLogMonths,
} from '../../../extension/log/log-store.ts';
import {undoCommands} from '../../../extension/log/undo-steps.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {ridNumber} from '../mirror/people.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const [ada, bea, cy] = [1, 2, 3].map(ridNumber) as [string, string, string];

const tagged = (id: string, at: number, people: readonly string[]): LogEntry => ({
  id,
  at,
  action: 'tag',
  count: people.length,
  people,
  about: 'june-declined',
  filter: 'state:declined',
  undo: [{kind: 'tag', name: 'june-declined', on: false, supporters: people}],
});

describe('the log of what was done', () => {
  it('lists the newest first, and what can be taken back for 30 days', async () => {
    const {database} = await freshMirror();
    await logAction(database, tagged('one', NOW - 31 * DAY_MS, [ada]));
    await logAction(database, tagged('two', NOW - 29 * DAY_MS, [ada, bea]));
    await logAction(database, tagged('three', NOW, [cy]));
    const entries = await readLog(database);
    expect(entries.map(entry => entry.id)).toEqual(['three', 'two', 'one']);
    expect(entries.map(entry => canUndo(entry, NOW))).toEqual([true, true, false]);
    // What it would be taken back with went with its date.
    expect(entries[2]).not.toHaveProperty('undo');
  });

  it('forgets what was done more than 13 months ago', async () => {
    const {database} = await freshMirror();
    await logAction(database, tagged('old', addMonths(NOW, -13) - DAY_MS, [ada]));
    await logAction(database, tagged('kept', addMonths(NOW, -12), [ada]));
    await logAction(database, tagged('new', NOW, [bea]));
    expect((await readLog(database)).map(({id}) => id)).toEqual(['new', 'kept']);
  });

  it('is kept as long as the creator says, in the log as it stands too', async () => {
    const {database} = await freshMirror();
    for (const months of [7, 5, 0]) await logAction(database, tagged(`${months} months`, addMonths(NOW, -months), [ada]));
    expect(await readLogMonths(database)).toBe(13);
    await keepLogFor(database, 6, NOW);
    expect((await readLog(database)).map(({id}) => id)).toEqual(['0 months', '5 months']);
    await keepLogFor(database, 24, NOW);
    await logAction(database, tagged('old', addMonths(NOW, -20), [ada]));
    await logAction(database, tagged('new', NOW + 1, [ada]));
    expect((await readLog(database)).map(({id}) => id)).toContain('old');
    await forgetOldLog(database, addMonths(NOW, 5));
    expect((await readLog(database)).map(({id}) => id)).not.toContain('old');
  });

  it('knows a command that takes something back, and offers it once only', async () => {
    const {database} = await freshMirror();
    const undo = {id: 'undo-command', at: NOW, kind: 'note-remove' as const, supporter: ada, note: 'note-1'};
    await logAction(database, {
      id: 'note-1',
      at: NOW,
      action: 'note-add',
      count: 1,
      people: [ada],
      undo: [{kind: 'command', command: undo}],
    });
    expect(await markUndone(database, 'another-command', NOW)).toBe(false);
    expect(await markUndone(database, 'undo-command', NOW + 5)).toBe(true);
    const [entry] = await readLog(database);
    expect(entry).toMatchObject({undoneAt: NOW + 5});
    expect(entry !== undefined && canUndo(entry, NOW + 6)).toBe(false);
    expect(await markUndone(database, 'undo-command', NOW + 7)).toBe(false);
    await logAction(database, tagged('many', NOW, [ada, bea]));
    await markEntryUndone(database, 'many', NOW + 9);
    expect((await readLog(database)).find(({id}) => id === 'many')).toMatchObject({undoneAt: NOW + 9, count: 2});
  });

  it('takes an erased person out, from what takes things back too', async () => {
    const {database} = await freshMirror();
    await logAction(database, tagged('many', NOW, [ada, bea]));
    await logAction(database, {
      id: 'all',
      at: NOW,
      action: 'deliver',
      count: 2,
      people: [ada, cy],
      undo: [
        {
          kind: 'command',
          command: {
            id: 'undo-deliver',
            at: NOW,
            kind: 'deliver-all',
            supporters: [ada, cy],
            benefit: 'b',
            month: null,
            state: 'not',
          },
        },
        {kind: 'notes', notes: [{supporter: ada, note: 'n1'}]},
      ],
    });
    await logAction(database, {
      id: 'joined',
      at: NOW,
      action: 'decide',
      count: 2,
      people: [ada, bea],
      undo: [
        {kind: 'command', command: {id: 'undo-decide', at: NOW, kind: 'undecide', decision: 'd', left: [ada], right: [bea]}},
      ],
    });
    await logAction(database, {...tagged('alone', NOW, [ada])});
    await forgetPerson(database, [ada]);
    const entries = await readLog(database);
    expect(JSON.stringify(entries)).not.toContain(ada);
    expect(Object.fromEntries(entries.map(({id, count, people}) => [id, [count, people]]))).toEqual({
      many: [2, [bea]],
      all: [2, [cy]],
      joined: [2, [bea]],
      alone: [1, []],
    });
    expect(
      entries
        .filter(entry => canUndo(entry, NOW))
        .map(({id}) => id)
        .sort(),
    ).toEqual(['all', 'many']);
  });
});

describe('what takes something back', () => {
  it('is a command for each person again', () => {
    let ids = 0;
    const commands = undoCommands(
      [
        {kind: 'tag', name: 'vip', on: false, supporters: [ada, bea]},
        {kind: 'notes', notes: [{supporter: cy, note: 'n1'}]},
      ],
      NOW,
      () => `made-${ids++}`,
    );
    expect(commands).toEqual([
      {id: 'made-0', at: NOW, kind: 'tag', supporter: ada, name: 'vip', on: false},
      {id: 'made-1', at: NOW, kind: 'tag', supporter: bea, name: 'vip', on: false},
      {id: 'made-2', at: NOW, kind: 'note-remove', supporter: cy, note: 'n1'},
    ]);
  });

  it('an erased person is in no message under way either, and nobody else’s turn moves', async () => {
    const {database} = await freshMirror();
    await database.put('runPeople', [ada, bea, cy], 'run-1');
    await database.put('runPeople', [cy], 'run-2');
    await forgetPerson(database, [bea]);
    expect(await database.get('runPeople', 'run-1')).toEqual([ada, '', cy]);
    expect(await database.get('runPeople', 'run-2')).toEqual([cy]);
  });
});
