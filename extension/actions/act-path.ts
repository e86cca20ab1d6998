/** Every action that has a dialog, by its name in the address: `act=NAME`. */
export const ACT_IDS = [
  'reach',
  'copy-email',
  'note',
  'tag',
  'untag',
  'give-role',
  'take-role',
  'write-field',
  'deliver',
  'labels',
  'open-in',
  'orders',
  'refund',
  'block',
  'export',
  'export-person',
  'credits',
  'give-points',
  'redeem',
] as const;
export type ActId = (typeof ACT_IDS)[number];

/** Whom an action is for. */
export type Targets =
  | {readonly kind: 'one'; readonly id: string}
  | {readonly kind: 'people'; readonly ids: readonly string[]}
  /** Everyone whom a filter text finds; empty: everyone. */
  | {readonly kind: 'filter'; readonly filter: string};

/**
 * The address of an action's dialog, as `views/route` prints it, for those who cannot carry that along: overlay, menu, background.
 *
 * @param purpose - what an action is for, `for=`: the purpose of a message, the id of a benefit, of an order
 */
export function actPath(targets: Targets, act: ActId, purpose?: string): string {
  const params = new URLSearchParams();
  if (targets.kind === 'filter' && targets.filter !== '') params.set('filter', targets.filter);
  if (targets.kind === 'people') params.set('people', targets.ids.join('.'));
  params.set('act', act);
  if (purpose !== undefined) params.set('for', purpose);
  const person = targets.kind === 'one' ? `/${encodeURIComponent(targets.id)}` : '';
  return `#/supporters${person}?${params}`;
}
