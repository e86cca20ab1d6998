import {describe, expect, it, vi} from 'vitest';
import type {Command} from '#shared/protocol/commands';

const sent: Command[] = [];
const queued: Command[] = [];
let answers: boolean[] = [];

vi.mock('../../../../extension/messages.ts', () => ({
  sendMessage: async (_name: string, {command}: {command: Command}) => {
    sent.push(command);
    return (answers.shift() ?? true) ? {ok: true, writingTo: []} : {ok: false, code: 'unsent'};
  },
}));
vi.mock('../../../../extension/api/outbox.ts', () => ({
  enqueue: async (_database: unknown, command: Command) => void queued.push(command),
}));

const {sendAll} = await import('../../../../extension/views/data/send-all.ts');

// Neither mirror nor session is looked into here: both sides of them are replaced above.
const server = {mirror: {}, session: {server: 'https://server.example'}} as unknown as Parameters<typeof sendAll>[0];
const watching = {signal: new AbortController().signal, tell: () => undefined};
const give = (number: number): Command => ({
  ...{id: `command-${number}`, at: 0, kind: 'role', run: 'run-00001', connection: 'c1', name: 'Patron', on: true},
  supporters: Array.from({length: 100}, (_, at) => `person-${number}-${at}`),
});

describe('many commands that write to a service', () => {
  it('are each a request of their own: none waits in the outbox, and what was done before a failure is done', async () => {
    answers = [true, false];
    const {done, failure} = await sendAll(server, [1, 2, 3].map(give), watching);
    expect(queued).toEqual([]);
    expect(sent.map(({id}) => id)).toEqual(['command-1', 'command-2']);
    expect(done.map(({id}) => id)).toEqual(['command-1']);
    expect(failure).toMatchObject({code: 'unsent'});
  });
});
