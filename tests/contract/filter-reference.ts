import {FIELD_BY_NAME} from '#shared/filter/fields';
import {fold} from '#shared/filter/fold';
import type {Filter, Test} from '#shared/filter/tree';
import {parseAge, parseDay} from '#shared/filter/values';
import {scoreOf} from '#shared/loyalty/score';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';

/** The filter language once more, slowly and over plain objects: what `evaluate` is compared with. */
export function fitsPerson(tree: Filter, person: Supporter, now: number, programme: Programme): boolean {
  switch (tree.kind) {
    case 'and':
      return tree.parts.every(part => fitsPerson(part, person, now, programme));
    case 'or':
      return tree.parts.some(part => fitsPerson(part, person, now, programme));
    case 'not':
      return !fitsPerson(tree.part, person, now, programme);
    case 'text':
      return ['name', 'email', 'note', 'tag'].some(name =>
        texts(name, person, now).some(text => fold(text).includes(fold(tree.text))),
      );
    case 'test':
      return fitsTest(tree.field, tree.test, person, now, programme);
    case 'some':
    case 'segment':
      return false;
  }
}

function texts(name: string, person: Supporter, now: number): string[] {
  const cell = FIELD_BY_NAME.get(name)?.read(person, now);
  return typeof cell === 'string' ? [cell] : typeof cell === 'object' ? [...cell] : [];
}

function fitsTest(name: string, test: Test, person: Supporter, now: number, programme: Programme): boolean {
  const field = FIELD_BY_NAME.get(name);
  if (field === undefined) throw new Error(name);
  const cell = field.read(person, now);
  if (typeof cell !== 'number') {
    const words = texts(name, person, now).filter(word => word !== '');
    if (test.op === 'any') return words.length > 0;
    if (!('values' in test)) return false;
    const fits = (word: string, value: string) =>
      field.type === 'text' ? fold(word).includes(fold(value)) : fold(word) === fold(value);
    return words.some(word => test.values.some(value => fits(word, value)));
  }
  if (test.op === 'any') return !Number.isNaN(cell);
  if (field.type === 'date') return fitsDate(test, cell, now);
  return fitsNumber(test, field.type === 'score' ? scoreOf(person.v, programme, now) : cell);
}

function fitsNumber(test: Exclude<Test, {op: 'any'}>, value: number): boolean {
  if ('values' in test) return test.values.some(wanted => Number(wanted) === value);
  if (test.op === 'range') return value >= Number(test.from) && value <= Number(test.to);
  const bound = Number(test.value);
  return test.op === '<' ? value < bound : test.op === '<=' ? value <= bound : test.op === '>' ? value > bound : value >= bound;
}

function fitsDate(test: Exclude<Test, {op: 'any'}>, at: number, now: number): boolean {
  if (Number.isNaN(at)) return false;
  const day = (value: string) => parseDay(value);
  const age = (value: string) => parseAge(value, now) ?? 0;
  const sameDay = (value: string) => {
    const span = day(value);
    const from = span?.from ?? Math.floor(age(value) / 86_400_000) * 86_400_000;
    return at >= from && at < from + 86_400_000;
  };
  if ('values' in test) return test.values.some(sameDay);
  if (test.op === 'range') {
    const ends = [test.from, test.to].map(value => ({
      least: day(value)?.from ?? age(value),
      most: (day(value)?.until ?? age(value) + 1) - 1,
    }));
    return at >= Math.min(...ends.map(end => end.least)) && at <= Math.max(...ends.map(end => end.most));
  }
  const span = day(test.value);
  if (span === undefined) {
    const bound = age(test.value);
    // Younger than 30 days: later than that instant, and not in the future.
    if (test.op === '<') return at > bound && at <= now;
    if (test.op === '<=') return at >= bound && at <= now;
    return test.op === '>' ? at < bound : at <= bound;
  }
  if (test.op === '<') return at < span.from;
  if (test.op === '<=') return at < span.until;
  return test.op === '>' ? at >= span.until : at >= span.from;
}
