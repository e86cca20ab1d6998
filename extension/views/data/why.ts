import type {Cell} from '#shared/filter/catalogue';
import {type Explanation, explain} from '#shared/filter/explain';
import {FIELD_BY_NAME} from '#shared/filter/fields';
import {printFilter} from '#shared/filter/print';
import type {Filter} from '#shared/filter/tree';
import {scoreOfPerson} from '#shared/loyalty/score';
import {deriveStatus} from '#shared/membership/status';
import type {FieldName} from '#shared/model/record';
import type {Provenance, Supporter} from '#shared/model/supporter';
import {holderOf} from '../../mirror/saved-filters';
import {ownZone} from '../../mirror/zone';
import {namedIn, type Snapshot} from './snapshot';

/** One condition for one person: whether it holds, what the person has there, who said so and when. */
export type WhyLine = {
  /** As it is written in a filter. */
  readonly text: string;
  readonly holds: boolean;
  /** What its parts are to it: all have to hold, one, or none of it. Undefined: it has no parts to show. */
  readonly join?: 'and' | 'or' | 'not' | 'segment' | undefined;
  readonly field?: string | undefined;
  /** What the field holds; scores as 0–100. Undefined where the condition is not on a field. */
  readonly value?: Cell | undefined;
  /** Who said the value, the newest first. Empty where it is worked out from several, or the creator's own. */
  readonly said: readonly Provenance[];
  /** The newest word on the person that the value was worked out from. */
  readonly derivedFrom?: Provenance | undefined;
  readonly rows?: {readonly holding: number; readonly all: number} | undefined;
  readonly parts: readonly WhyLine[];
};

/** What of a snapshot is needed. */
type Known = Pick<Snapshot, 'state' | 'programme' | 'segments' | 'now'>;

/** Which conditions of a filter hold and fail for a person (F7); undefined where the person is not in the mirror. */
export function whyOf(snapshot: Known, person: Supporter, tree: Filter): WhyLine | undefined {
  const {state, programme, now} = snapshot;
  const ordinal = holderOf(state, person.id);
  if (ordinal === undefined) return undefined;
  const context = {programme, now, zone: ownZone(), segments: namedIn(snapshot)};
  return lineOf(explain(tree, state.columns, ordinal, context), {snapshot, person});
}

type About = {readonly snapshot: Known; readonly person: Supporter};

function lineOf(explanation: Explanation, about: About): WhyLine {
  const {tree, holds, rows} = explanation;
  const text = printFilter(tree);
  const [inner] = explanation.parts;
  // What is not so is told in one line with what is.
  if (tree.kind === 'not' && inner !== undefined && tree.part.kind !== 'and' && tree.part.kind !== 'or') {
    return {...lineOf(inner, about), text, holds};
  }
  if (tree.kind === 'test') return {text, holds, ...heldBy(tree.field, explanation.value, about), parts: []};
  // Inside a table the parts are about its rows, not about the person.
  const parts = tree.kind === 'some' ? [] : explanation.parts.map(part => lineOf(part, about));
  const join = tree.kind === 'text' || tree.kind === 'some' ? undefined : tree.kind;
  return {text, holds, join, rows, said: [], parts};
}

function heldBy(field: string, cell: Cell | undefined, {snapshot, person}: About) {
  const known = FIELD_BY_NAME.get(field);
  const {programme, now} = snapshot;
  const isScore = known?.type === 'score' && typeof cell === 'number';
  const value = isScore ? scoreOfPerson(person, programme, now) : cell;
  const said = known?.from === undefined ? customSaid(person, field) : saidOf(person, known.from);
  const isKnown = value !== undefined && value !== '' && !Number.isNaN(value) && !(Array.isArray(value) && value.length === 0);
  const isDerived = said.length === 0 && known?.group !== 'who' && known?.group !== 'contact';
  if (!isDerived || !isKnown) return {field, value, said};
  const reasons =
    known?.group === 'membership' ? new Set(deriveStatus(person, now).reasons.map(({record}) => record)) : undefined;
  return {field, value, said, derivedFrom: newest(person, reasons)};
}

/** Who says a field, the newest first; the creator's own word before all. */
function saidOf(person: Supporter, name: FieldName): readonly Provenance[] {
  if (name === 'name' && person.name !== undefined) return [person.name.by];
  if (name === 'email' && person.email !== undefined) return [person.email.by];
  if (name === 'mailState' && person.mail !== undefined) return [person.mail.by];
  return person.records
    .filter(({fields}) => fields[name] !== undefined)
    .flatMap(record => provenanceOf(record, name))
    .sort((left, right) => right.asOf - left.asOf);
}

const CUSTOM = 'custom.';

function customSaid({records}: Supporter, field: string): readonly Provenance[] {
  if (!field.startsWith(CUSTOM)) return [];
  const name = field.slice(CUSTOM.length);
  const isIt = (header: string) => header.trim().replace(/\s+/g, ' ').toLowerCase() === name;
  return records
    .filter(({fields}) => Object.keys(fields.custom ?? {}).some(isIt))
    .flatMap(record => provenanceOf(record, 'custom'));
}

function provenanceOf(record: Supporter['records'][number], name: FieldName): Provenance[] {
  const [first] = record.sources;
  const source = record.said?.[name] ?? first?.source;
  const found = record.sources.find(one => one.source === source) ?? first;
  return found === undefined ? [] : [{record: record.key, source: found.source, asOf: found.asOf}];
}

/** @param among - only these records, where there are any: those that tell of the membership */
function newest({records}: Supporter, among: ReadonlySet<string> | undefined): Provenance | undefined {
  const told = among === undefined || among.size === 0 ? records : records.filter(({key}) => among.has(key));
  const all = told.flatMap(({key, sources}) => sources.map(({source, asOf}) => ({record: key, source, asOf})));
  return all.sort((left, right) => right.asOf - left.asOf)[0];
}
