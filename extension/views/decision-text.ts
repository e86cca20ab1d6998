import {i18n} from '#i18n';
import type {ShownDecision} from './data/refused-joins';
import {formats} from './language';

/** What the creator decided of two sides, in one sentence. A side of which nobody is left has no name. */
export function decisionText({notice, left, right}: ShownDecision): string {
  const said = notice.word === 'same' ? 'duplicates.saidSame' : 'duplicates.saidNot';
  return i18n.t(said, [sideText(left), sideText(right)]);
}

function sideText(names: readonly string[]): string {
  return names.length === 0 ? i18n.t('table.noName') : formats().items(names);
}
