import type {Field} from '#shared/filter/catalogue';
import {DATE_WORDS} from '#shared/filter/dates';
import {fold} from '#shared/filter/fold';
import {printValue, printWord} from '#shared/filter/print';
import {entry} from '#shared/filter/reader';
import {type Token, tokenise} from '#shared/filter/tokens';
import type {Option} from '../parts/choose';
import type {Kit} from './kit';

/** What can stand at a place of a filter text: options in place of [from, to). */
export type Completion = {readonly from: number; readonly to: number; readonly options: readonly Option[]};

const MOST = 50;

/** What is offered at the caret; undefined where nothing is, or where the word is whole already. */
export function complete(text: string, caret: number, kit: Kit): Completion | undefined {
  const before = text.slice(0, caret);
  const tables = kit.catalogue.tables;
  const tokens = tokenise(before, name => entry(tables, name) !== undefined).filter(({kind}) => kind !== 'end');
  const place = placeOf(tokens, before);
  if (place === undefined) return undefined;
  const {part, from} = place;
  const options = place.field === undefined ? nameOptions(kit, place.table) : valueOptions(kit, place.table, place.field);
  const wanted = fold(part);
  const fits = ({value, label, help = ''}: Option) =>
    fold(value).startsWith(wanted) || fold(label).includes(wanted) || fold(help).startsWith(wanted);
  const found = options.filter(fits);
  const isWhole = part !== '' && found.some(({value}) => fold(value) === wanted || fold(value) === `${wanted}:`);
  if (isWhole || found.length === 0 || (part === '' && place.field === undefined)) return undefined;
  const starting = found.filter(({value}) => fold(value).startsWith(wanted));
  const rest = found.filter(option => !starting.includes(option));
  const written = [...starting, ...rest].slice(0, MOST).map(option => ({...option, value: place.write(option.value)}));
  return {from, to: caret, options: written};
}

type Place = {
  /** What is written so far. */
  readonly part: string;
  readonly from: number;
  /** Whose value stands here; undefined where a field stands. */
  readonly field: string | undefined;
  readonly table: string | undefined;
  readonly write: (value: string) => string;
};

/** Where the caret is. @param tokens - what stands before it */
function placeOf(tokens: readonly Token[], before: string): Place | undefined {
  const last = tokens.at(-1);
  const isInside = (last?.kind === 'word' || last?.kind === 'quoted') && !/\s$/.test(before);
  const isOpenQuote = last?.kind === 'quoted' && !/[^\\]"$/.test(before.slice(last.at));
  // A closed quote is whole.
  if (last?.kind === 'quoted' && !isOpenQuote) return undefined;
  const word = isInside || isOpenQuote ? last : undefined;
  const rest = word === undefined ? tokens : tokens.slice(0, -1);
  const at = {part: word?.text ?? '', from: word?.at ?? before.length, table: tableOf(rest)};
  const field = fieldBefore(rest, word === undefined && /\s$/.test(before));
  if (field === undefined) return {...at, field, write: value => value};
  const isPlain = rest.at(-1)?.kind === 'colon';
  return {...at, field, write: value => (/^[<>]/.test(value) && isPlain ? value : written(value))};
}

/** Patterns of numbers and dates stand as they are. */
function written(value: string): string {
  return /^[<>*]/.test(value) || value.endsWith(':') ? value : printValue(value);
}

/** The table whose brackets are open. */
function tableOf(tokens: readonly Token[]): string | undefined {
  let table: string | undefined;
  for (const [at, {kind}] of tokens.entries()) {
    if (kind === 'into') table = tokens[at - 1]?.text;
    if (kind === 'out') table = undefined;
  }
  return table;
}

/** The field whose value stands behind these tokens; a list of values goes back to its field. */
function fieldBefore(tokens: readonly Token[], isSpaced: boolean): string | undefined {
  let at = tokens.length - 1;
  const isList = () => tokens[at]?.kind === 'comma' || tokens[at]?.kind === 'open';
  if (isList()) {
    while (at >= 0 && tokens[at]?.kind !== 'open') at--;
    at--;
  } else if (isSpaced) return undefined;
  if (tokens[at]?.kind === 'compare' && /[=~]/.test(tokens[at]?.text ?? '')) at--;
  return tokens[at]?.kind === 'colon' ? tokens[at - 1]?.text : undefined;
}

function nameOptions(kit: Kit, table: string | undefined): readonly Option[] {
  const fields = kit
    .fields(table)
    .map(option => ({...option, label: `${option.value}:`, value: nameOf(option.value), help: helpOf(option)}));
  if (table !== undefined) return fields;
  const tables = kit.tables.map(({value, label}) => ({value: `${value}[`, label: `${value}[…]`, help: label}));
  const named = kit.named.length === 0 ? [] : [{value: 'in:', label: 'in:'}];
  return [...fields, ...tables, ...named].map(option => ({...option, group: undefined}));
}

function nameOf(field: string): string {
  return `${printWord(field)}:`;
}

function helpOf({label, help}: Option): string {
  return help === undefined ? label : `${label}: ${help}`;
}

const SCALE: readonly Option[] = ['>', '>=', '<', '<='].map(value => ({value, label: value}));
const AGES: readonly Option[] = ['<30d', '>7d', '<in-7d'].map(value => ({value, label: value}));

function valueOptions(kit: Kit, table: string | undefined, name: string): readonly Option[] {
  const word = name.toLowerCase();
  if (word === 'in' && table === undefined) return kit.named;
  if (word === 'has' || word === 'no') return kit.fields(table).map(({value, label}) => ({value, label: value, help: label}));
  const fields = table === undefined ? kit.catalogue.fields : kit.catalogue.tables.get(table);
  const field = fields && entry(fields, name);
  return field === undefined ? [] : optionsOf(kit, table, field);
}

function optionsOf(kit: Kit, table: string | undefined, field: Field): readonly Option[] {
  switch (field.type) {
    case 'text':
      return [];
    case 'flag':
      return ['yes', 'no'].map(value => ({value, label: value}));
    case 'date':
      return [...AGES, ...DATE_WORDS.map(value => ({value, label: value}))];
    case 'number':
    case 'money':
    case 'score':
      return SCALE;
    case 'choice':
    case 'set':
      return kit.words(table, field.name).map(option => ({
        ...option,
        label: option.value,
        ...(option.label === option.value ? {} : {help: option.label}),
      }));
  }
}
