import type {Segment} from '#shared/model/segment';

/** The saved filters that a new workspace starts with; more are offered by `ready-made`. `name` is a locale key (`starter.ID`) until the creator renames it. */
export function starterSegments(): Segment[] {
  const filters: readonly (readonly [id: string, filter: string])[] = [
    ['declined', 'state:declined'],
    ['to-welcome', 'kind:paid state:active pledge-start:<30d -welcomed:yes'],
    ['not-on-newsletter', 'kind:(paid, free) state:active -newsletter:subscribed'],
    ['most-loyal', 'rank:<=50'],
    ['leaving', 'flag:leaving'],
  ];
  return filters.map(([id, filter], position) => ({id, name: `starter.${id}`, filter, position, rev: 1}));
}
