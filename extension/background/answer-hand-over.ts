import {i18n} from '#i18n';
import {count} from '#shared/filter/bits';
import {evaluate} from '#shared/filter/evaluate';
import {namesNow} from '#shared/filter/names-now';
import {printFilter} from '#shared/filter/print';
import {catalogueOf} from '#shared/filter/supporter-columns';
import {parseFilter} from '#shared/filter/syntax';
import type {Filter} from '#shared/filter/tree';
import {NATIVE_FILTERS} from '../dashboards/native-filter/registry';
import type {HandOver} from '../messages';
import {ownZone} from '../mirror/zone';
import {vendorName} from '../views/vendor-name';
import type {Current} from './context';

type Asked = {
  /** Its id. */
  readonly adapter: string;
  readonly filter: string;
  /** Writes a number in the interface's language. */
  readonly number: (value: number) => string;
};

/** A filter for the host's own list, with what that list cannot ask for (C20). Undefined for hosts whose list cannot be asked. */
export function answerHandOver(
  {state: {columns}, programme, now, segments}: Pick<Current, 'state' | 'programme' | 'now' | 'segments'>,
  {adapter, filter, number}: Asked,
): HandOver | undefined {
  const parsed = parseFilter(filter, {segments, catalogue: catalogueOf(columns)});
  const translate = NATIVE_FILTERS.get(adapter);
  if (translate === undefined || !parsed.ok) return undefined;
  const zone = ownZone();
  const {hash, carried, left, isByDay} = translate(parsed.tree, {now, zone, segments, names: namesNow(columns)});
  const host = vendorName(adapter);
  const notAsked = left.map(printFilter).join(', ');
  if (hash === undefined) return {host, text: i18n.t('handOver.none', [host, notAsked])};
  const members: Filter = {kind: 'test', field: 'source', test: {op: 'is', values: [adapter]}};
  const seen = evaluate({kind: 'and', parts: [members, ...carried]}, columns, {now, zone, programme, segments});
  const people = count(seen.bits);
  const knowsLess = isMerged(columns, adapter);
  const shown = isByDay || knowsLess ? i18n.t('handOver.about', [number(people)]) : number(people);
  const first =
    left.length === 0
      ? i18n.t('handOver.alike', people, [host, shown])
      : i18n.t('handOver.left', people, [host, shown, notAsked]);
  const more = [...(isByDay ? [i18n.t('handOver.days')] : []), ...(knowsLess ? [i18n.t('handOver.own')] : [])];
  return {host, hash, text: [first, ...more].join(' ')};
}

/** Whether anything else tells of people: the host cannot know it. */
function isMerged(columns: Current['state']['columns'], adapter: string): boolean {
  const column = columns.column('source');
  return column.kind === 'word' && column.lists.flat().some(vendor => vendor !== adapter);
}
