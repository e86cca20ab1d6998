import {i18n} from '#i18n';
import {owedTo, postalAddressOf} from '#shared/membership/benefits';
import type {Benefit} from '#shared/model/benefit';
import type {Supporter} from '#shared/model/supporter';
import type {Command} from '#shared/protocol/commands';
import type {Plan, RunPlan} from '../../actions/quick-action';
import {holderOf} from '../../mirror/saved-filters';
import {monthText} from '../benefit-text';
import {type At, sendAll} from '../data/send-all';
import {formats} from '../language';
import type {ActProps} from './act-props';
import type {BenefitPurpose} from './benefit-purpose';
import {listOfPeople} from './left-out-list';

/** As many as one command takes. */
const BATCH = 100;

/** How one benefit of one month stands over some people. */
export type Standing = {
  readonly owed: readonly Supporter[];
  readonly delivered: readonly Supporter[];
  /** Owed, and nobody knows where to. */
  readonly noAddress: readonly Supporter[];
  readonly others: readonly Supporter[];
};

/** @param people - their documents @param known - the benefit is known by its id alone: months are taken from what is owed */
export function standingOf(people: readonly Supporter[], benefit: Benefit, month: string | null, now: number): Standing {
  const standing = {
    owed: [] as Supporter[],
    delivered: [] as Supporter[],
    noAddress: [] as Supporter[],
    others: [] as Supporter[],
  };
  for (const person of people) {
    const state = owedTo(person, [benefit], now).find(line => line.month === month)?.state;
    const lacksAddress = benefit.ships === true && postalAddressOf(person) === undefined;
    const place = state === 'owed' ? (lacksAddress ? 'noAddress' : 'owed') : state === 'delivered' ? 'delivered' : 'others';
    standing[place].push(person);
  }
  return standing;
}

/** Months in which a benefit is owed to any of them, the newest first. */
export function monthsOwed(people: readonly Supporter[], benefit: Benefit, now: number): string[] {
  const months = people.flatMap(person =>
    owedTo(person, [benefit], now).flatMap(({state, month}) => (state === 'owed' && month !== null ? month : [])),
  );
  return [...new Set(months)].sort().reverse();
}

/** What marking a benefit delivered will do. Who has it and who is not owed it is left out, and who has no address where it goes by post. */
export function deliverPlan(
  props: Pick<ActProps, 'snapshot'>,
  {owed, delivered, noAddress, others}: Standing,
  {name, month}: {readonly name: string; readonly month: string | null},
): Plan {
  const {number} = formats();
  const list = (people: readonly Supporter[]) =>
    listOfPeople(
      props,
      people.flatMap(({id}) => holderOf(props.snapshot.state, id) ?? []),
    );
  const count = owed.length;
  const say = (key: 'act.haveIt' | 'act.noAddress' | 'act.notOwed', people: readonly Supporter[]) => ({
    count: people.length,
    text: i18n.t(key, people.length, [number(people.length)]),
    list: list(people),
  });
  return {
    count,
    undo: 'days',
    what: i18n.t('act.deliverWhat', count, [number(count), name, monthText(month)]),
    leftOut: [say('act.haveIt', delivered), say('act.noAddress', noAddress), say('act.notOwed', others)],
    button: i18n.t('benefits.tickAll', count, [number(count)]),
  };
}

type Delivering = BenefitPurpose & {readonly name: string; readonly people: readonly string[]; readonly tracking?: string};

/** Marks a benefit of a month delivered for people who are owed it, a hundred in a command; for one with a tracking number. */
export function deliverRun(at: At, {people, benefit, month, name, tracking}: Delivering): RunPlan {
  return async watching => {
    const word = {benefit, month, state: 'delivered' as const};
    const base = () => ({id: crypto.randomUUID(), at: Date.now()});
    const [only] = people;
    const commands: Extract<Command, {kind: 'deliver' | 'deliver-all'}>[] = [];
    if (people.length === 1 && only !== undefined && tracking !== undefined && tracking !== '') {
      commands.push({...base(), ...word, kind: 'deliver', supporter: only, tracking});
    } else {
      for (let from = 0; from < people.length; from += BATCH) {
        commands.push({...base(), ...word, kind: 'deliver-all', supporters: people.slice(from, from + BATCH)});
      }
    }
    const {done, failure, isWaiting} = await sendAll(at, commands, watching);
    const reached = done.flatMap(command => (command.kind === 'deliver' ? command.supporter : command.supporters));
    const said = i18n.t('benefits.saidAll', reached.length, [formats().number(reached.length)]);
    return {
      people: reached,
      said: isWaiting ? `${said} ${i18n.t('trouble.offline')}` : said,
      undo: done.map(command => ({kind: 'command', command: takenBack(command)})),
      about: month === null ? name : `${name}, ${monthText(month)}`,
      ...(failure === undefined ? {} : {failure: i18n.t(`trouble.${failure.code}`)}),
    };
  };
}

/** Said of people who were owed it: they are owed it again. */
function takenBack(command: Extract<Command, {kind: 'deliver' | 'deliver-all'}>): Command {
  if (command.kind === 'deliver-all') return {...command, id: crypto.randomUUID(), state: 'not'};
  const {tracking: _tracking, ...word} = command;
  return {...word, id: crypto.randomUUID(), state: 'not'};
}
