import type {Benefit} from '#shared/model/benefit';
import type {Picture} from '#shared/model/picture';
import type {Promotion} from '#shared/model/promotion';
import type {Retention} from '#shared/model/retention';
import type {Segment} from '#shared/model/segment';
import type {Template} from '#shared/model/template';
import {type Problem, problem} from '#shared/protocol/problem';
import {putItem, readItem} from './feed';
import type {Home} from './home';

/** What the creator keeps in a workspace, each with a `rev` that two browsers cannot both count up. */
type Versioned =
  | {readonly kind: 'segment'; readonly doc: Segment}
  | {readonly kind: 'benefit'; readonly doc: Benefit}
  | {readonly kind: 'template'; readonly doc: Template}
  | {readonly kind: 'promotion'; readonly doc: Promotion}
  | {readonly kind: 'picture'; readonly doc: Picture}
  | {readonly kind: 'retention'; readonly doc: Retention};

/** Of one creator and one kind; a bound, not a plan. */
const MOST = 200;

/** Puts it as its next rev. @returns why not: somebody else changed it meanwhile, or there are too many */
export function putVersioned({sql}: Home, {kind, doc}: Versioned): Problem | undefined {
  const rev = revOf(sql, kind, doc.id);
  if ((rev ?? 0) !== doc.rev) return problem('conflict', `rev ${rev ?? 0}`);
  if (rev === undefined && countOf(sql, kind) >= MOST) return problem('too-large', `${MOST} of ${kind}`);
  putItem(sql, {kind, id: doc.id, doc: {...doc, rev: doc.rev + 1}});
  return undefined;
}

/** Removes it; gone is what was asked for. */
export function removeVersioned(
  {sql, now}: Home,
  kind: Versioned['kind'],
  {id, rev}: {id: string; rev: number},
): Problem | undefined {
  const own = revOf(sql, kind, id);
  if (own === undefined) return undefined;
  if (own !== rev) return problem('conflict', `rev ${own}`);
  putItem(sql, {kind, id, doc: null, now: now()});
  return undefined;
}

function revOf(sql: Home['sql'], kind: Versioned['kind'], id: string): number | undefined {
  const stored = readItem(sql, kind, id);
  const rev = typeof stored === 'object' && stored !== null && 'rev' in stored ? stored.rev : undefined;
  return typeof rev === 'number' ? rev : undefined;
}

function countOf(sql: Home['sql'], kind: Versioned['kind']): number {
  return sql.first<{count: number}>('select count(*) as count from item where kind = ? and doc is not null', kind)?.count ?? 0;
}
