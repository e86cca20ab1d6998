import {has} from '#shared/filter/bits';
import type {Note} from '#shared/filter/context';
import {evaluate} from '#shared/filter/evaluate';
import {subjectOf} from '#shared/filter/fields';
import type {Workspace} from '#shared/filter/fields/subject';
import {namedFilters} from '#shared/filter/named-filters';
import {catalogueOf, type SupporterColumns, supporterColumns} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import {benefitSchema} from '#shared/model/benefit';
import {segmentSchema} from '#shared/model/segment';
import type {Supporter} from '#shared/model/supporter';
import type {PeoplePage, PeopleQuestion} from '#shared/protocol/people';
import {LIMITS} from '../limits';
import {readItems} from './feed';
import type {Home} from './home';
import {readProgramme} from './programme';
import type {Sql} from './sql';

const PAGE = 1_000;

/** A filter text that cannot be read: its problem and the place in it. */
export type Unreadable = {readonly code: string; readonly at: number};

/** One page of whom a filter fits, in the order of their ids. Columns hold everyone; documents are read a block at a time. */
export function findPeople({sql, now}: Home, {filter, zone, after = ''}: PeopleQuestion): PeoplePage | Unreadable {
  const at = now();
  const {columns, ids, ordinals} = readColumns(sql, at);
  const saved = readItems(sql, 'segment').map(doc => segmentSchema.parse(doc));
  const segments = namedFilters(saved, catalogueOf(columns), rid => ordinals.get(rid));
  const parsed = parseFilter(filter, {catalogue: catalogueOf(columns), segments});
  if (!parsed.ok) return {code: parsed.problem.code, at: parsed.problem.at};
  const context = {now: at, programme: readProgramme(sql), segments, ...(zone === undefined ? {} : {zone})};
  const {bits, notes} = evaluate(parsed.tree, columns, context);
  const fitting = ids.filter((_, ordinal) => has(bits, ordinal));
  const page = fitting.filter(id => id > after).slice(0, PAGE);
  const last = page.at(-1);
  const isMore = last !== undefined && last !== fitting.at(-1);
  return {count: fitting.length, ids: page, next: isMore ? last : null, leftOut: notes.flatMap(leftOut)};
}

function leftOut(note: Note): PeoplePage['leftOut'] {
  return note.kind === 'currency' ? [{field: note.field, currency: note.currency, people: note.leftOut}] : [];
}

type Filled = {
  readonly columns: SupporterColumns;
  /** By ordinal, ascending. */
  readonly ids: readonly string[];
  /** By the rid of every record. */
  readonly ordinals: ReadonlyMap<string, number>;
};

function readColumns(sql: Sql, now: number): Filled {
  const columns = supporterColumns();
  const ids: string[] = [];
  const ordinals = new Map<string, number>();
  const benefits = readItems(sql, 'benefit').map(doc => benefitSchema.parse(doc));
  const workspace: Workspace = {benefits, named: readProgramme(sql)};
  for (;;) {
    const rows = sql.all<{id: string; doc: string}>(
      'select id, doc from supporter where id > ? and doc is not null order by id limit ?',
      ids.at(-1) ?? '',
      LIMITS.documentsInMemory,
    );
    for (const {id, doc} of rows) {
      // Written by commit alone, from what the engine made.
      const supporter = JSON.parse(doc) as Supporter;
      for (const {rid} of supporter.records) ordinals.set(rid, ids.length);
      columns.set(ids.length, subjectOf(supporter, now, workspace));
      ids.push(id);
    }
    if (rows.length < LIMITS.documentsInMemory) return {columns, ids, ordinals};
  }
}
