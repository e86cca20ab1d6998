import {describe, expect, it} from 'vitest';
import {commandSchema} from '#shared/protocol/commands';
import {ACT_IDS} from '../../../extension/actions/act-path.ts';
import type {LogAction} from '../../../extension/log/log-entry.ts';
import {LOG_KINDS, logKind} from '../../../extension/log/log-kind.ts';

/** Deeds that leave nothing behind: what is only looked at, and names for a video. */
const UNLOGGED: readonly LogAction[] = ['open-in', 'orders', 'credits'];

describe('what the log says of a deed', () => {
  it('is said of each action and each command that there is', () => {
    const kinds = commandSchema.def.options.map(option => option.shape.kind.def.values[0] as LogAction);
    expect(kinds.length).toBeGreaterThan(15);
    const unsaid = [...kinds, ...ACT_IDS].filter(action => logKind({action}) === 'other' && !UNLOGGED.includes(action));
    // Whether a label stays, and what is tried again, says nothing of people.
    expect(unsaid.filter(action => !/^(label|write)-/.test(action))).toEqual([]);
  });

  it('has a word for each', () => {
    expect(new Set(LOG_KINDS).size).toBe(LOG_KINDS.length);
  });
});
