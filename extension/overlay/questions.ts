import type {Command} from '#shared/protocol/commands';
import {
  type BarState,
  type Candidate,
  type CommandAnswer,
  type FactField,
  type FilterCheck,
  type HandOver,
  type PersonCard,
  type RowIdentity,
  sendMessage,
  type WhyAnswer,
} from '../messages';
import type {LookUp} from './ask';
import type {PartName} from './parts';

/** What the overlay asks the background. */
export type Questions = {
  readonly lookUp: LookUp;
  readonly factFields: () => Promise<readonly FactField[]>;
  readonly bar: () => Promise<BarState>;
  readonly check: (filter: string) => Promise<FilterCheck>;
  readonly handOver: (adapter: string, filter: string) => Promise<HandOver | undefined>;
  readonly person: (id: string) => Promise<PersonCard | undefined>;
  readonly candidates: (identity: RowIdentity) => Promise<readonly Candidate[]>;
  readonly choose: (identity: RowIdentity, id: string | undefined) => Promise<void>;
  readonly why: (id: string, filter: string) => Promise<WhyAnswer | undefined>;
  readonly find: (query: string) => Promise<readonly Candidate[]>;
  readonly send: (command: Command) => Promise<CommandAnswer>;
  readonly open: (path: string) => Promise<void>;
  readonly part: (name: PartName) => Promise<void>;
};

/** @param answered sees each answer on its way */
export function askBackground(answered: <T>(answer: Promise<T>) => Promise<T>): Questions {
  return {
    lookUp: (rows, filter, facts) => answered(sendMessage('lookUp', {rows, filter, facts})),
    factFields: () => answered(sendMessage('factFields')),
    bar: () => answered(sendMessage('bar')),
    check: filter => answered(sendMessage('check', {filter})),
    handOver: (adapter, filter) => answered(sendMessage('handOver', {adapter, filter})),
    person: id => answered(sendMessage('person', {id})),
    candidates: identity => answered(sendMessage('candidates', {identity})),
    choose: (identity, id) => answered(sendMessage('choose', {identity, id})),
    why: (id, filter) => answered(sendMessage('why', {id, filter})),
    find: query => answered(sendMessage('find', {query})),
    send: command => answered(sendMessage('send', {command})),
    open: path => answered(sendMessage('open', {path})),
    part: name => answered(sendMessage('part', {name})),
  };
}
