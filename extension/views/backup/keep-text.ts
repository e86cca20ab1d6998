import {i18n} from '#i18n';
import type {KeepFailure} from '../../backup/orders';

const TEXTS = {
  'not-a-backup': 'backup.problem.notABackup',
  newer: 'backup.problem.newer',
  'wrong-passphrase': 'backup.problem.wrongPassphrase',
  cut: 'backup.problem.cut',
  damaged: 'backup.problem.damaged',
  stopped: 'backup.problem.stopped',
  'no-room': 'backup.problem.noRoom',
  'no-storage': 'backup.problem.noStorage',
  changing: 'backup.problem.changing',
  storage: 'backup.problem.storage',
  unloaded: 'trouble.unloaded',
  offline: 'move.problem.offline',
  people: 'move.problem.people',
  moving: 'move.problem.moving',
  tomorrow: 'move.problem.tomorrow',
  unpaired: 'move.problem.unpaired',
  version: 'move.problem.version',
} as const satisfies Record<KeepFailure, string>;

/** What happened, what is safe, and what to do. */
export function keepFailureText(code: KeepFailure): string {
  return i18n.t(TEXTS[code]);
}
