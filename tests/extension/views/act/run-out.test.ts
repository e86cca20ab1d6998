import {beforeAll, beforeEach, describe, expect, it, vi} from 'vitest';
import type {Outgoing} from '#shared/model/outgoing';
import type {Command} from '#shared/protocol/commands';
import {speak} from '../../../fixtures/i18n.ts';

const sent: Command[] = [];
let answer: object = {ok: true, writingTo: []};
let written: Partial<Outgoing> = {};

vi.mock('../../../../extension/messages.ts', () => ({
  sendMessage: async (name: string, data: {command: Command}) => {
    if (name !== 'send') return undefined;
    sent.push(data.command);
    return answer;
  },
}));
vi.mock('../../../../extension/mirror/documents.ts', () => ({
  outgoings: async () => {
    const [command] = sent;
    const action = command !== undefined && 'run' in command ? command.run : '';
    return [
      {id: 'x', action, connection: 'club', write: 'role', name: 'Patron', at: 0, wanted: 0, done: 0, refused: [], ...written},
    ];
  },
}));
vi.mock('../../../../extension/views/language.ts', async () => {
  const {formatsFor} = await import('../../../../extension/views/format.ts');
  return {interfaceLanguage: () => 'en', formats: () => formatsFor('en')};
});
const {runOut} = await import('../../../../extension/views/act/run-out.ts');

const people = Array.from({length: 130}, (_, at) => `person-${at}`);
const at = {mirror: {read: async () => ({})}, session: {server: 'https://server.example'}} as unknown as Parameters<
  typeof runOut
>[0];

function take() {
  return runOut(at, {
    at: 'The Club (Discord)',
    people,
    about: 'Patron',
    command: made => ({...made, kind: 'role', connection: 'club', name: 'Patron', on: false}),
    undo: done => done.map(command => ({kind: 'command', command: {...command, id: `undo ${command.id}`}})),
  })({signal: new AbortController().signal, tell: () => undefined});
}

beforeAll(() => speak('en'));
beforeEach(() => {
  sent.length = 0;
  answer = {ok: true, writingTo: []};
  written = {};
});

describe('what is written to a service for many people', () => {
  it('is a command for each hundred, all of one run, and says what came of it with the reason of each refusal', async () => {
    written = {
      wanted: 130,
      done: 127,
      refused: [
        {reason: 'not-allowed', count: 2},
        {reason: 'gone', count: 1},
      ],
    };
    const {people: reached, said, run, undo, about} = await take();
    expect(sent.map(command => 'supporters' in command && command.supporters.length)).toEqual([100, 30]);
    expect(new Set(sent.map(command => 'run' in command && command.run))).toEqual(new Set([run]));
    expect(reached).toHaveLength(130);
    expect(said).toBe('Patron: 127 of 130 at The Club (Discord). 3 refused: not allowed there and no longer there.');
    expect([undo.length, about]).toEqual([2, 'Patron']);
  });

  it.each([
    [{code: 'unsent'}, 'Your private server does not answer. This is written to a service, so it is not kept for later.'],
    [{code: 'refused', detail: 'not-found'}, 'None of these people is at this service any more. Nothing has changed.'],
    [{code: 'refused', detail: 'conflict'}, 'This role has another owner since the list was read. Nothing has changed.'],
    [{code: 'unpaired'}, 'This browser is not connected to your private server any more.'],
  ])('is refused with a sentence where it cannot be done: %j', async (refusal, sentence) => {
    answer = {ok: false, ...refusal};
    const {people: reached, failure, said, undo} = await take();
    expect([reached, said, undo]).toEqual([[], '', []]);
    expect(failure).toContain(sentence);
  });
});
