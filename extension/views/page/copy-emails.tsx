import {i18n} from '#i18n';
import {hash53} from '#shared/identity/hash53';
import {entriesOf} from '../../mirror/identifier-index';
import {emailsOf} from '../data/emails-of';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';

type Props = {
  readonly snapshot: Snapshot;
  /** Whose addresses, by id; one person may stand there more than once. */
  readonly ids: readonly string[];
  readonly onCopy: (text: string) => void;
};

/** Copies the addresses of a list at once, and says beforehand who has none and who wants no mail. */
export function CopyEmails({snapshot: {state}, ids, onCopy}: Props) {
  const {number} = formats();
  const ordinals = [...new Set(ids)].flatMap(id => {
    const [entry] = entriesOf(state.index, hash53(`rid:${id}`), state.inTail);
    return entry === undefined ? [] : entry >>> 1;
  });
  const {emails, without, unwilling} = emailsOf(state.columns, ordinals);
  return (
    <span>
      <button
        type="button"
        data-testid="copy-list-emails"
        disabled={emails.length === 0}
        onClick={() => onCopy(emails.join(', '))}
      >
        {i18n.t('supporters.copyEmails', emails.length, [number(emails.length)])}
      </button>
      <span class="second">
        {without === 0 ? '' : ` ${i18n.t('supporters.withoutEmail', without, [number(without)])}`}
        {unwilling === 0 ? '' : ` ${i18n.t('supporters.unwilling', unwilling, [number(unwilling)])}`}
      </span>
    </span>
  );
}
