import type {AnchorKind} from './anchors';
import {type Columns, looksLikeName} from './columns';
import type {Group} from './groups';
import type {Identities} from './identities';
import type {Tree} from './tree';

/** How rows say who they are. A name alone never leads to one person. */
export type IdentityKind = AnchorKind | 'name';
export type RowWho = {readonly place: number; readonly value: string | undefined; readonly kind: IdentityKind | undefined};

export type Who = {
  readonly kind: IdentityKind | undefined;
  /** How many rows have an identity of each kind. */
  readonly kinds: Partial<Record<IdentityKind, number>>;
  readonly who: readonly RowWho[];
  /** Where rows name several: the column that says whom they are about. */
  readonly column?: number;
};

type Values = {readonly values: readonly (string | undefined)[]; readonly column?: number};

type Parts = {readonly tree: Tree; readonly group: Group; readonly columns: Columns; readonly identities: Identities};

/** Finds the kind of identity that tells the rows apart, and each row's own; `minNames`: the least share of rows with a name. */
export function* readWho({tree, group, columns, identities}: Parts, minNames: number): Generator<void, Who> {
  const kinds: Partial<Record<IdentityKind, number>> = {};
  const found: (Values & {kind: AnchorKind; good: boolean})[] = [];
  for (const kind of identities.kinds) {
    const {values, ...column} = valuesOf(kind, {group, columns, identities});
    const said = values.filter(value => value !== undefined);
    if (said.length === 0) continue;
    kinds[kind] = said.length;
    yield;
    const differs = new Set(said).size >= 0.5 * said.length || said.length < 3;
    found.push({kind, values, ...column, good: differs && said.length >= 0.5 * values.length});
  }
  // an account's own number stands in every link: what tells rows apart goes first
  found.sort((a, b) => Number(b.good) - Number(a.good));
  const who = group.rows.map((place, n): RowWho => {
    const best = found.find(({values}) => values[n] !== undefined);
    return {place, value: best?.values[n], kind: best?.kind};
  });
  const main = found[0]?.good ? found[0] : found.sort((a, b) => (kinds[b.kind] ?? 0) - (kinds[a.kind] ?? 0))[0];
  const kind = main?.kind;
  const column = main?.column === undefined ? {} : {column: main.column};
  if (kind !== undefined && who.filter(({value}) => value !== undefined).length >= 0.3 * who.length) {
    return {kind, kinds, who, ...column};
  }
  yield;
  const names = readNames(tree, group, columns);
  if (names.filter(({value}) => value !== undefined).length < minNames * who.length) return {kind, kinds, who};
  return {kind: 'name', kinds: {...kinds, name: names.length}, who: names};
}

/** Each row's one identity of a kind; where rows name several (who gave and who got), that of the column that tells most apart. */
function valuesOf(kind: AnchorKind, {group, columns, identities}: Omit<Parts, 'tree'>): Values {
  const {rows} = group;
  const values = rows.map(row => identities.one(kind, row));
  if (rows.filter(row => identities.many(kind, row)).length < 0.3 * rows.length) return {values};
  const cells = rows.map(columns.cells);
  const different = (column: Values) => new Set(column.values.filter(value => value !== undefined)).size;
  const byColumn = columns.columns.map((_, n) => ({values: cells.map(row => identities.one(kind, row[n] ?? -1)), column: n}));
  return byColumn.sort((a, b) => different(b) - different(a))[0] ?? {values};
}

/** Names stand under a header that says so; next to a picture they need none. */
function readNames(tree: Tree, {rows}: Group, {columns, cells}: Columns): RowWho[] {
  const column = columns.findIndex(({field, values}) => field === 'name' && values === 'text');
  if (column < 0) return [];
  const who = rows.map((place): RowWho => {
    const text = firstText(tree, cells(place)[column] ?? -1);
    return text === '' ? {place, value: undefined, kind: undefined} : {place, value: text, kind: 'name'};
  });
  const likely = who.filter(({value}) => value !== undefined && looksLikeName(value)).length;
  return likely >= 0.5 * rows.length ? who : [];
}

/** A name stands before what else is said about somebody. */
function firstText({texts, ends}: Tree, place: number): string {
  for (let at = place; at < (ends[place] ?? 0); at++) if (texts[at]) return texts[at] ?? '';
  return '';
}
