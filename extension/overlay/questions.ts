import type {Command} from '#shared/protocol/commands';
import {type BarState, type CommandAnswer, type FilterCheck, type HandOver, type PersonCard, sendMessage} from '../messages';
import type {LookUp} from './ask';
import type {PartName} from './parts';

/** What the overlay asks the background. */
export type Questions = {
  readonly lookUp: LookUp;
  readonly bar: () => Promise<BarState>;
  readonly check: (filter: string) => Promise<FilterCheck>;
  readonly handOver: (adapter: string, filter: string) => Promise<HandOver | undefined>;
  readonly person: (id: string) => Promise<PersonCard | undefined>;
  readonly send: (command: Command) => Promise<CommandAnswer>;
  readonly open: (path: string) => Promise<void>;
  readonly part: (name: PartName) => Promise<void>;
};

/** @param answered sees each answer on its way */
export function askBackground(answered: <T>(answer: Promise<T>) => Promise<T>): Questions {
  return {
    lookUp: (rows, filter) => answered(sendMessage('lookUp', {rows, filter})),
    bar: () => answered(sendMessage('bar')),
    check: filter => answered(sendMessage('check', {filter})),
    handOver: (adapter, filter) => answered(sendMessage('handOver', {adapter, filter})),
    person: id => answered(sendMessage('person', {id})),
    send: command => answered(sendMessage('send', {command})),
    open: path => answered(sendMessage('open', {path})),
    part: name => answered(sendMessage('part', {name})),
  };
}
