import {type Bits, bitsOf, count} from '#shared/filter/bits';
import type {AnyColumns} from '#shared/filter/columns';
import type {EvaluateContext} from '#shared/filter/context';
import {evaluate} from '#shared/filter/evaluate';
import {catalogueOf} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import {FIGURE_IDS, type Figure, type FigureId, figureOf, PAYING} from '#shared/insight/figures';
import {type MonthlySum, monthlySums} from '#shared/insight/monthly-sums';
import {type Overlap, overlapOf} from '#shared/insight/overlap';
import {type SourceRow, sourceRows} from '#shared/insight/source-rows';
import {basisOf, type Standing, standingOf, toldTopics} from '#shared/insight/standing';
import type {Topic} from '#shared/insight/topics';
import type {Connection} from '#shared/model/connection';

export type OverviewInput = {
  readonly columns: AnyColumns;
  readonly context: EvaluateContext;
  readonly connections: readonly Connection[];
};

/** A number with how it stands and what it is based on. */
export type Counted = {
  readonly figure: Figure;
  readonly standing: Standing;
  /** People; undefined unless it is known. */
  readonly value: number | undefined;
  readonly basis: readonly Connection[];
};

/** What all sources say together. Every number is the people of a filter. */
export type Overview = {
  readonly figure: (id: FigureId) => Counted;
  /** Undefined unless all of it is known. */
  readonly overlap: Overlap | undefined;
  readonly money: {
    readonly standing: Standing;
    readonly sums: readonly MonthlySum[];
    readonly basis: readonly Connection[];
  };
  readonly sources: readonly SourceRow[];
};

const MONEY: readonly Topic[] = ['memberships', 'amounts'];

/** Takes about as long as forty filters: some milliseconds for 50,000 people. */
export function overviewOf({columns, context, connections}: OverviewInput): Overview {
  const people = (filter: string) => peopleOf(columns, context, filter);
  const countOf = (filter: string) => count(people(filter));
  const told = toldTopics(countOf);
  const counted = new Map<FigureId, Counted>();
  const figure = (id: FigureId): Counted => {
    const known = counted.get(id);
    if (known !== undefined) return known;
    const made = countedOf(figureOf(id), {told, connections, countOf});
    counted.set(id, made);
    return made;
  };
  // All at once: the columns go on changing, and numbers that stand beside each other are of one moment.
  for (const id of FIGURE_IDS) figure(id);
  const standing = standingOf(MONEY, told, connections);
  return {
    figure,
    overlap: overlapIn(figure),
    money: {
      standing,
      sums: standing.kind === 'known' ? monthlySums(columns, people(PAYING)) : [],
      basis: basisOf(MONEY, connections),
    },
    sources: sourceRows(vendorsIn(columns), connections, countOf),
  };
}

type Telling = {
  readonly told: ReadonlySet<Topic>;
  readonly connections: readonly Connection[];
  readonly countOf: (filter: string) => number;
};

function countedOf(figure: Figure, {told, connections, countOf}: Telling): Counted {
  const standing = standingOf(figure.needs, told, connections);
  const value = standing.kind === 'known' ? countOf(figure.filter) : undefined;
  return {figure, standing, value, basis: basisOf(figure.needs, connections)};
}

/** The people whom a text of ours finds; nobody where it does not parse, which a test forbids. */
function peopleOf(columns: AnyColumns, context: EvaluateContext, filter: string): Bits {
  const parsed = parseFilter(filter, {catalogue: catalogueOf(columns)});
  return parsed.ok ? evaluate(parsed.tree, columns, context).bits : bitsOf(0);
}

function overlapIn(figure: Overview['figure']): Overlap | undefined {
  const [membersOnly, both, readersOnly] = [figure('membersOnly').value, figure('both').value, figure('readersOnly').value];
  if (membersOnly === undefined || both === undefined || readersOnly === undefined) return undefined;
  return overlapOf({membersOnly, both, readersOnly});
}

/** The vendors that anybody is or was known from. */
function vendorsIn(columns: AnyColumns): string[] {
  const column = columns.column('source');
  return column.kind === 'word' ? [...new Set(column.lists.flat())] : [];
}
