import {drive} from '#shared/home';
import {ingest} from '#shared/ingest';
import {addParts, backTest, EMPTY_PART, type Programmes, type Tested} from '#shared/loyalty/back-test';
import {withPlan} from '#shared/loyalty/with-plan';
import type {Supporter} from '#shared/model/supporter';
import type {PreviewPage, PreviewPart, PreviewRequest} from '#shared/protocol/preview';
import {LimitError} from '../limits';
import type {Home} from './home';
import {createLoader} from './load';
import {logFailure} from './log';
import {readProgramme} from './programme';

/** People looked at for one page: far from the 30 seconds that a request has. */
const PEOPLE_A_PAGE = 1_000;
/** People derived at once. */
const BLOCK = 200;

/** What a plan would change for the next people: the engine runs as it would, and what it says is not stored. */
export function previewPage({sql, now}: Home, {plan, after}: PreviewRequest): PreviewPage {
  const before = readProgramme(sql);
  const asked = {home: {sql}, programmes: {before, after: withPlan(before, plan)}, now: now()};
  let [part, last] = [EMPTY_PART, after];
  for (let left = PEOPLE_A_PAGE; left > 0; left -= BLOCK) {
    const rows = sql.all<{id: string; doc: string}>(
      'select id, doc from supporter where id > ? and doc is not null order by id limit ?',
      last,
      BLOCK,
    );
    // Written by commit alone, from what the engine made.
    const people = rows.map(({doc}) => JSON.parse(doc) as Supporter);
    part = addParts(part, partOf(asked, people));
    last = rows.at(-1)?.id ?? last;
    if (rows.length < BLOCK) return {part, next: null};
  }
  return {part, next: last};
}

type Asked = {readonly home: Pick<Home, 'sql'>; readonly programmes: Programmes; readonly now: number};

/** Whole where its people fit into memory, else in halves; whoever does not fit even alone is left out, as in `commitParts`. */
function partOf(asked: Asked, people: readonly Supporter[]): PreviewPart {
  if (people.length === 0) return EMPTY_PART;
  try {
    return backTest(tested(asked, people), asked.programmes, asked.now);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    if (people.length > 1) {
      const middle = Math.ceil(people.length / 2);
      return addParts(partOf(asked, people.slice(0, middle)), partOf(asked, people.slice(middle)));
    }
    logFailure('preview', error);
    return EMPTY_PART;
  }
}

function tested({home, programmes, now}: Asked, people: readonly Supporter[]): Tested[] {
  const steps = ingest({
    readings: [],
    commands: [],
    due: people.map(({id}) => id),
    programme: programmes.after,
    leaverMonths: null,
    // Nothing is read, so nobody is new.
    ridOf: key => {
      throw new Error(`${key} is new`);
    },
    now,
  });
  const {supporters} = drive(steps, createLoader(home.sql));
  const after = new Map(supporters.map(person => [person.id, person]));
  return people.flatMap(before => {
    const person = after.get(before.id);
    return person === undefined ? [] : {id: before.id, before, after: person};
  });
}
