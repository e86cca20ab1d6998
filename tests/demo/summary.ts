import {scoreOf} from '#shared/loyalty/score';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {Everything} from './workspace-client.ts';

const NAMES: Record<string, string> = {ghost: 'Ghost', mailchimp: 'Mailchimp', patreon: 'Patreon', discord: 'Discord'};

/** What was merged, for people: records per vendor, supporters, the five most loyal. */
export function summaryLines({supporters, changes}: Everything, now: number): string[] {
  const programme =
    changes.flatMap(change => (change.kind === 'programme' && change.doc ? [change.doc] : []))[0] ?? DEFAULT_PROGRAMME;
  const perVendor = new Map<string, number>();
  for (const {records} of supporters) {
    for (const {key} of records) {
      const vendor = key.slice(0, key.indexOf('/'));
      perVendor.set(vendor, (perVendor.get(vendor) ?? 0) + 1);
    }
  }
  const several = supporters.filter(
    ({records}) => new Set(records.map(({key}) => key.slice(0, key.indexOf('/')))).size > 1,
  ).length;
  const best = [...supporters].sort(
    (left, right) => (right.v ?? -Infinity) - (left.v ?? -Infinity) || (left.id < right.id ? -1 : 1),
  );
  return [
    'Records',
    ...[...perVendor].sort().map(([vendor, count]) => `  ${(NAMES[vendor] ?? vendor).padEnd(10)} ${String(count).padStart(6)}`),
    `Supporters   ${String(supporters.length).padStart(6)}, ${several} of them known to more than one vendor`,
    'Most loyal',
    ...best.slice(0, 5).map(({name, email, v}) => {
      const score = String(scoreOf(v, programme, now)).padStart(5);
      return `  ${score}  ${name?.value ?? ''}${name && email ? ', ' : ''}${email?.value ?? ''}`;
    }),
  ];
}
