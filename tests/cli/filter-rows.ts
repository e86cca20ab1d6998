import {ordinals} from '#shared/filter/bits';
import {Columns} from '#shared/filter/columns';
import type {Note} from '#shared/filter/context';
import {evaluate} from '#shared/filter/evaluate';
import {parseFilter} from '#shared/filter/syntax';
import type {FilterProblem} from '#shared/filter/tree';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {Refusal} from '../setup/refusal.ts';
import {type Flat, flatten, inferSource} from './infer-fields.ts';

export const HELP = `npm run filter -- --data FILE.json --filter TEXT [--now ISO] [--tz ZONE]

Prints the ids (or else the indexes) of the objects that a filter fits, as one JSON array. FILE.json is an array of objects.
What a field is follows from its values in all objects, most of them deciding; a value that does not fit the type is empty:
  true, false                                      a flag         gift:yes
  numbers, also as text (not in ids, zips …)       numbers        pledge:>=12.75
  {"amount": 12.5, "currency": "EUR"}              money          pledge:>=10EUR
  ISO dates; epoch milliseconds of 1990 to 2100,
  seconds in fields like createdAt, joined, date   dates          joined:<30d
  short texts                                      words          tier:Gold (equal), tier:~gol (contains)
  long texts, texts with @ or three words, and
  fields like name, email, note, title, product    texts          name:ada (contains), name:=Ada (equal)
  arrays of words                                  several words  tag:(vip, press)
  objects                                          dotted         address.city:Paris
  arrays of objects                                tables         orders[product:sticker total:>20], order[…]:>2
Dates without an offset are of the zone. A mistake in the filter goes to stderr with its place; the exit code is then 2.`;

export type Options = {readonly now: number; readonly zone: string};

export type Outcome =
  | {readonly ok: true; readonly ids: readonly (string | number)[]; readonly notes: readonly Note[]}
  | {readonly ok: false; readonly problem: FilterProblem};

/** Whom a filter text fits. @throws Refusal when the data is no array of objects */
export function filterRows(data: unknown, text: string, {now, zone}: Options): Outcome {
  if (!Array.isArray(data)) throw new Refusal('The data must be an array of objects.');
  const wrong = data.findIndex(one => typeof one !== 'object' || one === null || Array.isArray(one));
  if (wrong >= 0) throw new Refusal(`The data must be an array of objects; number ${wrong} (from 0) is none.`);
  const rows: Flat[] = data.map(one => flatten(one));
  const source = inferSource(rows, zone);
  const parsed = parseFilter(text, {catalogue: source});
  if (!parsed.ok) return parsed;
  const columns = new Columns(source);
  for (const [ordinal, row] of rows.entries()) columns.set(ordinal, row);
  const {bits, notes} = evaluate(parsed.tree, columns, {now, zone, programme: DEFAULT_PROGRAMME});
  const ids = ordinals(bits).map(ordinal => {
    const {id} = data[ordinal] as {id?: unknown};
    return typeof id === 'string' || typeof id === 'number' ? id : ordinal;
  });
  return {ok: true, ids, notes};
}

/** The filter with a caret under the place, and what is wrong there. */
export function describeProblem(text: string, {at, code, found, expected = [], suggestion}: FilterProblem): string {
  const line = text.slice(Math.max(0, at - 60), at + 40).replace(/\s/g, ' ');
  const said = [
    `${code} at ${at}`,
    ...(found === undefined ? [] : [`found ${JSON.stringify(found)}`]),
    ...(suggestion === undefined ? [] : [`did you mean ${JSON.stringify(suggestion)}?`]),
    ...(expected.length === 0 ? [] : [`expected ${expected.slice(0, 20).join(', ')}`]),
  ];
  return `${line}\n${' '.repeat(Math.min(at, 60))}^\n${said.join('; ')}`;
}

export function describeNote(note: Note): string {
  if (note.kind === 'segment')
    return `in:${note.name} is ${note.problem === 'cycle' ? 'a circle' : 'not known here'}: nobody is in it`;
  return `${note.field}: ${note.leftOut} have amounts in other currencies than ${note.currency} and were left out`;
}
