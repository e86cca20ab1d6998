import {nextLevel} from '#shared/loyalty/levels';
import {scoreOfPerson, waterfall} from '#shared/loyalty/score';
import {accessOf} from '#shared/membership/access';
import {owedTo} from '#shared/membership/benefits';
import {deriveStatus} from '#shared/membership/status';
import type {Programme, Rule} from '#shared/model/programme';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {waiting} from '../api/outbox';
import {withPending} from '../api/pending';
import type {OwedBenefit, PersonCard, ScoreLine} from '../messages';
import {connections, supporterOf} from '../mirror/documents';
import type {State} from '../mirror/state';
import type {Site} from '../settings';
import {accountLink} from '../views/account-links';
import type {Current} from './context';

/** Everything the card says; undefined for an id that nobody has. */
export async function answerPerson(current: Current, id: string, sites: readonly Site[]): Promise<PersonCard | undefined> {
  const {mirror, home, state, programme, now} = current;
  const stored = await supporterOf(mirror, state, id);
  if (stored === undefined) return undefined;
  const commands = home === 'server' ? (await waiting(mirror.database)).map(row => row.command) : [];
  const supporter = withPending(stored, commands);
  const connected = (await connections(mirror, state)).map(({vendor}) => vendor);
  return {
    supporter,
    score: scoreOfPerson(supporter, programme, now),
    lines: scoreLines(supporter, programme, now),
    ...toNext(supporter, programme, now),
    status: deriveStatus(supporter, now),
    access: accessOf(supporter, now),
    owed: owedNow(supporter, state, now),
    connected: [...new Set(connected)],
    links: linksTo(supporter, sites),
    tagsInUse: tagsInUse(state),
  };
}

function linksTo({records}: Supporter, sites: readonly Site[]): PersonCard['links'] {
  return records.flatMap(record => {
    const address = accountLink(record, sites);
    return address === undefined ? [] : [{record: record.key, address}];
  });
}

function owedNow(supporter: Supporter, {benefits}: State, now: number): OwedBenefit[] {
  return owedTo(supporter, benefits, now)
    .filter(line => line.state === 'owed')
    .map(({benefit: {id, name}, month}) => ({benefit: id, name, month}));
}

/** Only where a programme of levels runs and there is a level above. */
function toNext({points, unscored}: Supporter, programme: Programme, now: number): Pick<PersonCard, 'next'> {
  const next = unscored === undefined && programme.levels?.length ? nextLevel(points, programme, now) : undefined;
  return next === undefined ? {} : {next: {level: next.level.name, missing: next.missing}};
}

/** The waterfall, with what no record of this person could have told as not known instead of 0. */
export function scoreLines(supporter: Supporter, programme: Programme, now: number): ScoreLine[] {
  return waterfall(supporter, programme, now).map(({rule, share}) => {
    const counted = programme.rules.find(({id}) => id === rule);
    const isKnown = share > 0 || counted === undefined || isObserved(supporter, counted);
    return {rule, share: isKnown ? share : undefined, ...saidOf(rule, programme)};
  });
}

/** What the card calls a rule that is not of the starting programme. */
function saidOf(id: string, {rules, sequences}: Programme): Pick<ScoreLine, 'said'> {
  const rule = rules.find(one => one.id === id);
  const sequence = sequences?.find(one => `#sequence/${one.id}` === id);
  if (rule === undefined) return sequence === undefined ? {} : {said: {name: sequence.name, action: 'visited'}};
  const {name, action, channel} = rule;
  const isFirst = (id === 'payments' || id === 'newsletter') && name === undefined;
  return isFirst ? {} : {said: {name, action, channel}};
}

/** A rule of one channel is told of whom that channel has a record of; what happens face to face, of everybody. */
function isObserved({records, mail, activity}: Supporter, {action, channel}: Rule): boolean {
  if (channel !== undefined) return channel === 'offline' || records.some(({key}) => vendorOf(key) === channel);
  switch (action) {
    case 'paid':
      return records.some(({fields}) => fields.paid !== undefined || fields.vendorState !== undefined);
    case 'joined':
      return records.some(({fields}) => fields.joinedAt !== undefined);
    case 'subscribed':
      return mail !== undefined;
    default:
      return activity?.sums.some(sum => sum.action === action) ?? false;
  }
}

/** Every tag that somebody has, most used first. */
function tagsInUse({columns}: State): string[] {
  const column = columns.column('tag');
  const uses = column.kind === 'word' ? column.uses(columns.live()) : [];
  return [...uses].sort(([left, some], [right, more]) => more - some || (left < right ? -1 : 1)).map(([tag]) => tag);
}
