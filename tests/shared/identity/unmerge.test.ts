import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {PersonCommand} from '#shared/home';
import {cluster} from '#shared/identity/cluster';
import {merge} from '#shared/identity/merge';
import {deriveLoyalty} from '#shared/loyalty/derive-loyalty';
import {canonical, compareText} from '#shared/model/compare';
import type {MailState} from '#shared/model/record';
import type {Supporter} from '#shared/model/supporter';
import {undoImport} from '#shared/undo-import';
import {NOW, readingArbitrary} from '../../fixtures/arbitrary.ts';
import {MemoryHome} from '../../fixtures/memory-home.ts';

const batch = fc.array(readingArbitrary, {minLength: 1, maxLength: 10});
const stepArbitrary = fc.oneof(
  fc.record({kind: fc.constant('sync' as const), readings: batch}),
  fc.record({kind: fc.constantFrom(...(['note', 'tag', 'edit', 'unedit', 'deliver', 'contact'] as const)), who: fc.nat(40)}),
);
type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never;
const decisionArbitrary = fc.record({
  left: fc.nat(40),
  right: fc.nat(40),
  word: fc.constantFrom('same' as const, 'not' as const),
});

/** One home with decisions, and its twin that never hears of them but of everything else. */
class Twins {
  readonly home = new MemoryHome(NOW);
  readonly twin = new MemoryHome(NOW);
  #commands = 0;

  id(): string {
    this.#commands += 1;
    return `command-${this.#commands}`;
  }

  take(step: Step): void {
    if (step.kind === 'sync') {
      this.home.ingest(step.readings);
      this.twin.ingest(step.readings);
      return;
    }
    const rids = [...this.home.records.values()].map(({rid}) => rid).sort(compareText);
    const supporter = rids[step.who % Math.max(1, rids.length)];
    if (supporter === undefined) return;
    const base = {id: this.id(), at: NOW, supporter};
    if (step.kind === 'note') this.run({...base, kind: 'note-add', text: `Note ${base.id}`});
    else if (step.kind === 'contact') this.run({...base, kind: 'contact', channel: 'host', purpose: 'welcome'});
    else if (step.kind === 'deliver') {
      const state = step.who % 3 === 0 ? 'not' : 'delivered';
      this.run({...base, kind: 'deliver', benefit: 'sticker', month: '2026-11', state, tracking: base.id});
    } else if (step.kind === 'tag') this.run({...base, kind: 'tag', name: 'VIP', on: step.who % 2 === 0});
    else this.run({...base, kind: 'edit', field: 'name', value: step.kind === 'edit' ? `Edited ${base.id}` : null});
  }

  run(...commands: PersonCommand[]): void {
    this.home.ingest([], commands);
  }

  decide({left, right, word}: {left: number; right: number; word: 'same' | 'not'}): PersonCommand | undefined {
    const people = this.home.people();
    const [one, other] = [people[left % Math.max(1, people.length)], people[right % Math.max(1, people.length)]];
    if (one === undefined || other === undefined || one === other) return undefined;
    const command: PersonCommand = {
      id: this.id(),
      at: NOW,
      kind: 'decide',
      word,
      left: one.records.map(({rid}) => rid),
      right: other.records.map(({rid}) => rid),
      import: 'file-1',
    };
    this.run(command);
    return command;
  }
}

const data = (values: Iterable<unknown>) => [...values].map(canonical).sort();

/** What the home's records, with what hangs on them, are without any decision. */
function undecided(home: MemoryHome): Supporter[] {
  const {groups, refused} = cluster([...home.records.values()], []);
  return groups
    .flatMap(records => {
      const rids = new Set(records.map(({rid}) => rid));
      const attachments = [...home.attachments.values()].filter(({rid}) => rids.has(rid));
      const {programme} = home;
      const loyalty = deriveLoyalty({records, attachments, programme, now: NOW});
      return merge({records, attachments, loyalty, refused, programme, now: NOW}) ?? [];
    })
    .sort((left, right) => compareText(left.id, right.id));
}

describe('merge and unmerge by hand', () => {
  it('restores every record byte for byte and every note, delivery and order on its record, after edits and re-syncs (C29, C32, C36, F17, F19, F31)', () => {
    fc.assert(
      fc.property(
        fc.array(stepArbitrary, {minLength: 1, maxLength: 4}),
        fc.array(fc.tuple(decisionArbitrary, fc.array(stepArbitrary, {maxLength: 2})), {minLength: 1, maxLength: 3}),
        fc.boolean(),
        (before, decided, isWhole) => {
          const twins = new Twins();
          const {home, twin} = twins;
          for (const step of before) twins.take(step);
          const hung = new Map(home.attachments);
          for (const [decision, steps] of decided) {
            twins.decide(decision);
            for (const step of steps) twins.take(step);
          }
          const during = data(home.attachments.values());
          if (isWhole) {
            const undoing = {id: twins.id(), at: NOW, kind: 'undecide-import' as const, import: 'file-1'};
            for (const undo of undoImport(undoing, [...home.notices.values()])) twins.run(undo);
          } else {
            for (const {id, left, right} of [...home.notices.values()]) {
              twins.run({id: twins.id(), at: NOW, kind: 'undecide', decision: id, left, right});
            }
          }
          expect(home.notices.size).toBe(0);
          expect(data(home.records.values())).toEqual(data(twin.records.values()));
          expect(data(home.ledger)).toEqual(data(twin.ledger));
          expect(data(home.attachments.values())).toEqual(during);
          for (const [key, {kind}] of hung) if (kind !== 'tag') expect(home.attachments.get(key)).toEqual(hung.get(key));
          expect(home.people()).toEqual(undecided(home));
        },
      ),
      {numRuns: 2_000, seed: 20261123},
    );
  });

  it('never lets a merge permit mail that one of the people forbade (C30, F32)', () => {
    const order: readonly MailState[] = ['complained', 'unsubscribed', 'cleaned', 'none', 'pending', 'subscribed'];
    const rank = (person: Supporter | undefined) =>
      person?.mail === undefined ? order.length : order.indexOf(person.mail.state);
    fc.assert(
      fc.property(
        fc.array(batch, {minLength: 1, maxLength: 3}),
        fc.array(decisionArbitrary, {minLength: 1, maxLength: 3}),
        (batches, decided) => {
          const twins = new Twins();
          for (const readings of batches) twins.take({kind: 'sync', readings});
          for (const decision of decided) {
            const before = twins.home.people();
            twins.decide({...decision, word: 'same'});
            const holder = new Map(twins.home.people().flatMap(person => person.records.map(({rid}) => [rid, person] as const)));
            for (const person of before) {
              for (const {rid, fields} of person.records) {
                if (fields.mailState !== undefined)
                  expect(rank(holder.get(rid))).toBeLessThanOrEqual(order.indexOf(fields.mailState));
              }
              if (person.records.every(({rid}) => holder.get(rid)?.id === holder.get(person.id)?.id)) {
                expect(rank(holder.get(person.id))).toBeLessThanOrEqual(rank(person));
              }
            }
          }
        },
      ),
      {numRuns: 2_000, seed: 20261123},
    );
  });
});
