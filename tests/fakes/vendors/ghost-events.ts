/** A line of Ghost's activity feed (`members/events`). */
export type GhostEvent = {type: string; data: Record<string, unknown> & {id: string; created_at: string}};

/** An event as Ghost 6.65 prints one; `number` decides its id. */
export function ghostEvent(
  number: number,
  type: string,
  data: Record<string, unknown> & {created_at: string; member: string},
): GhostEvent {
  const {member, ...rest} = data;
  const id = (0xe0000 + number).toString(16).padStart(24, '0');
  return {type, data: {id, member: {id: member, uuid: `uuid-${member}`, name: 'A member', email: 'a@example.org'}, ...rest}};
}

/** Newest first, as many as are asked for; Ghost keeps whole seconds and knows no page numbers here. */
export function printEvents(events: readonly GhostEvent[], {searchParams}: URL): GhostEvent[] {
  const filter = searchParams.get('filter') ?? '';
  const types = /type:\[([a-z_,]+)\]/.exec(filter)?.[1]?.split(',');
  const after = boundOf(/created_at:>'([^']+)'/.exec(filter)?.[1]) ?? Number.NEGATIVE_INFINITY;
  const until = boundOf(/created_at:<='([^']+)'/.exec(filter)?.[1]) ?? Number.POSITIVE_INFINITY;
  const below = /id:<'([0-9a-f]{24})'/.exec(filter)?.[1];
  const at = ({data}: GhostEvent) => Math.floor(Date.parse(data.created_at) / 1_000) * 1_000;
  return events
    .filter(
      event =>
        (types?.includes(event.type) ?? true) &&
        at(event) > after &&
        at(event) <= until &&
        (below === undefined || event.data.id < below),
    )
    .sort((left, right) => at(right) - at(left) || (left.data.id < right.data.id ? 1 : -1))
    .slice(0, Math.min(Number(searchParams.get('limit') ?? 10), 100));
}

function boundOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(`${text.replace(' ', 'T')}Z`);
}
