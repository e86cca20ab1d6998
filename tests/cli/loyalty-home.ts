import type {IngestOutcome, PersonCommand} from '#shared/home';
import {drawOf} from '#shared/loyalty/draw';
import {prizesOf} from '#shared/loyalty/give-prizes';
import {compareText} from '#shared/model/compare';
import type {Draw} from '#shared/model/draw';
import type {Programme} from '#shared/model/programme';
import {MemoryHome} from '../fixtures/memory-home.ts';
import {type Deed, deedsOf, factCommands} from './loyalty-deeds.ts';
import type {GivenPerson} from './loyalty-input.ts';
import {ownKey, ridIn} from './loyalty-keys.ts';
import {didAnything, readingsOf} from './loyalty-readings.ts';

/** People read at once. */
const BLOCK = 250;

/** A redemption that the engine did not make, with its reason. */
export type Refused = {readonly person: string; readonly reward: string; readonly at: number; readonly because: string};

/** A draw that was held, its winners by their ids in the input. */
export type Held = Omit<Draw, 'winners'> & {
  readonly winners: readonly {readonly person: string; readonly points: number; readonly tied: boolean}[];
};

export type After = {readonly home: MemoryHome; readonly refused: readonly Refused[]; readonly draws: readonly Held[]};

/**
 * The engine over maps in memory, as it is when everything until `now` has happened: in the order of time, each thing seeing what was
 * done by then.
 *
 * @throws Refusal when somebody did too much to be one person
 */
export function homeAfter(people: readonly GivenPerson[], programme: Programme, now: number): After {
  const going = new Going(people, programme, now);
  going.readAll(Number.NEGATIVE_INFINITY, now);
  for (const person of people) {
    const commands = factCommands(person, going.home);
    if (commands.length > 0) going.send([], commands, now);
  }
  for (const deed of deedsOf(people, going.home, now)) going.carryOut(deed);
  going.readAll(now, now);
  return going;
}

/** A home on its way through time. */
class Going implements After {
  readonly home: MemoryHome;
  readonly refused: Refused[] = [];
  readonly draws: Held[] = [];
  readonly #people: readonly GivenPerson[];
  readonly #byKey: ReadonlyMap<string, GivenPerson>;
  #readUntil = Number.NEGATIVE_INFINITY;

  constructor(people: readonly GivenPerson[], programme: Programme, now: number) {
    this.home = new MemoryHome(now);
    this.home.programme = programme;
    this.#people = people;
    this.#byKey = new Map(people.map(person => [ownKey(person), person]));
  }

  /** Ingests with what is gone of rewards, which is the home's to keep. */
  send(people: readonly GivenPerson[], commands: readonly PersonCommand[], at: number): IngestOutcome {
    const readings = people.flatMap(person => readingsOf(person, at));
    return this.#ingest(readings, commands, {people, now: Math.max(0, at)});
  }

  /** What everybody did until an instant, as it looks at `now`. */
  readAll(until: number, now: number): void {
    for (let from = 0; from < this.#people.length; from += BLOCK) {
      const people = this.#people.slice(from, from + BLOCK);
      this.#ingest(
        people.flatMap(person => readingsOf(person, until)),
        [],
        {people, now},
      );
    }
  }

  carryOut(deed: Deed): void {
    const {at, people, commands, reward, draw} = deed;
    if (draw !== undefined) this.#hold(draw, at);
    if (commands.length === 0) return;
    const [person] = people;
    const outcome = this.send(
      people.flatMap(one => this.#mates(one)),
      commands,
      at,
    );
    const done = outcome.commands[0];
    const because = done?.supporter === undefined ? 'nobody' : done.refused;
    if (because !== undefined && reward !== undefined && person !== undefined)
      this.refused.push({person: person.id, reward, at, because});
  }

  #ingest(
    readings: Parameters<MemoryHome['ingest']>[0],
    commands: readonly PersonCommand[],
    {people, now}: {people: readonly GivenPerson[]; now: number},
  ): IngestOutcome {
    const {home} = this;
    const outcome = home.ingest(readings, commands, {now, leaverMonths: null, due: people.map(person => ridIn(home, person))});
    if (outcome.taken !== undefined) home.programme = {...home.programme, taken: {...outcome.taken}};
    return outcome;
  }

  /** Whoever may be the same person at some time. */
  #mates(person: GivenPerson): readonly GivenPerson[] {
    if (person.merges.length === 0) return [person];
    const found = new Set([person.id]);
    for (const id of found) {
      const one = this.#people.find(known => known.id === id);
      for (const mate of one?.merges.flatMap(({people}) => people) ?? []) found.add(mate);
    }
    return this.#people.filter(({id}) => found.has(id));
  }

  #hold(draw: NonNullable<Deed['draw']>, at: number): void {
    const {home} = this;
    const due = [...home.supporters.values()].filter(one => one.due !== null && one.due <= at).map(({id}) => this.#idOf(id));
    const isDue = new Set(due);
    const changed = this.#people.filter(person => isDue.has(person.id) || didAnything(person, this.#readUntil, at));
    this.send([...new Set(changed.flatMap(person => this.#mates(person)))], [], at);
    this.#readUntil = at;
    const held = drawOf(home.people(), draw, home.programme);
    for (const prize of prizesOf(held, draw.points, at)) this.#ingest([], [prize], {people: [], now: at});
    const winners = held.winners.map(({supporter, ...won}) => ({person: this.#idOf(supporter), ...won}));
    this.draws.push({...held, winners: winners.sort((left, right) => compareText(left.person, right.person))});
  }

  #idOf(supporter: string): string {
    const keys = this.home.supporters.get(supporter)?.records.map(({key}) => key) ?? [];
    return keys.flatMap(key => this.#byKey.get(key)?.id ?? [])[0] ?? supporter;
  }
}
