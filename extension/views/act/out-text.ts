import {i18n} from '#i18n';
import {type Outgoing, refusedOf, type WriteRefusal, waitingOf} from '#shared/model/outgoing';
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
  const {number, list} = formats();
  const {wanted, done, refused} = outgoing;
  const [waiting, given] = [waitingOf(outgoing), refusedOf(outgoing)];
  const reasons = [...new Set(refused.map(({reason}) => i18n.t(REASONS[reason])))];
  return [
    i18n.t('out.written', [number(done), number(wanted), at]),
    ...(waiting === 0 ? [] : [i18n.t('out.waiting', waiting, [number(waiting)])]),
    ...(given === 0 ? [] : [i18n.t('out.refused', given, [number(given), list(reasons)])]),
  ].join(' ');
}
