import {i18n} from '#i18n';
import {KEPT_FIELDS, type Outgoing, refusedOf, type WriteRefusal, waitingOf} from '#shared/model/outgoing';
import {formats} from '../language';

const REASONS = {
  gone: 'out.reason.gone',
  unwilling: 'out.reason.unwilling',
  changed: 'out.reason.changed',
  unauthorised: 'out.reason.unauthorised',
  'not-allowed': 'out.reason.notAllowed',
  'rate-limited': 'out.reason.busy',
  'vendor-quota': 'out.reason.busy',
  unreachable: 'out.reason.unreachable',
  'unexpected-shape': 'out.reason.unexpected',
} as const satisfies Record<WriteRefusal, string>;

/** "12 of 14 at HubSpot, 2 refused: not allowed there." @param at - what the connection is called */
export function outText(outgoing: Outgoing, at: string): string {
  const {number} = formats();
  const {wanted, done} = outgoing;
  const [waiting, given] = [waitingOf(outgoing), refusedOf(outgoing)];
  return [
    i18n.t('out.written', [number(done), number(wanted), at]),
    ...(waiting === 0 ? [] : [i18n.t('out.waiting', waiting, [number(waiting)])]),
    ...(given === 0 ? [] : [refusedText([outgoing])]),
  ].join(' ');
}

/** "2 refused: not allowed there." */
function refusedText(outgoings: readonly Outgoing[]): string {
  const {number, list} = formats();
  const reasons = outgoings.flatMap(({refused}) => refused.map(({reason}) => i18n.t(REASONS[reason])));
  const count = outgoings.reduce((sum, one) => sum + refusedOf(one), 0);
  return i18n.t('out.refused', count, [number(count), list([...new Set(reasons)])]);
}

/** What a service did not take of points and level, field by field: no log tells of what goes out by itself. */
export function keptRefusals(outgoings: readonly Outgoing[]): string[] {
  const kept = outgoings.filter(one => one.action.startsWith(KEPT_FIELDS) && refusedOf(one) > 0);
  const names = [...new Set(kept.map(({name}) => name))].sort();
  return names.map(name => i18n.t('standing.kept', [name, refusedText(kept.filter(one => one.name === name))]));
}
