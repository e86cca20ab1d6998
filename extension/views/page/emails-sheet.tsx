import {i18n} from '#i18n';
import {batchesOf, type Emails, MAIL_BATCH} from '../data/emails-of';
import {formats} from '../language';
import {Sheet} from '../parts/sheet';

type Props = {
  readonly found: Emails;
  readonly onCopy: (text: string, count: number) => void;
  /** Opens the list of those without an address. */
  readonly onShowWithout?: () => void;
  readonly onClose: () => void;
};

/** The addresses of a list for the clipboard: all at once, and in batches where mail programs take no more. */
export function EmailsSheet({found, onCopy, onShowWithout, onClose}: Props) {
  const {emails, without, unwilling} = found;
  const {number} = formats();
  const batches = batchesOf(emails);
  const copy = (some: readonly string[]) => onCopy(some.join(', '), some.length);
  return (
    <Sheet id="emails" title={i18n.t('supporters.emailsTitle')} onClose={onClose}>
      <p>
        {without === 0 ? i18n.t('supporters.allHaveEmail') : i18n.t('supporters.withoutEmail', without, [number(without)])}{' '}
        {onShowWithout === undefined ? undefined : (
          <button type="button" class="link" onClick={onShowWithout}>
            {i18n.t('act.show')}
          </button>
        )}
      </p>
      {unwilling === 0 ? undefined : <p>{i18n.t('supporters.unwilling', unwilling, [number(unwilling)])}</p>}
      {batches.length < 2 ? undefined : (
        <>
          <p class="second">{i18n.t('supporters.batches', [number(MAIL_BATCH)])}</p>
          <div class="row batches">
            {batches.map((batch, at) => (
              <button key={batch[0]} type="button" onClick={() => copy(batch)}>
                {number(at * MAIL_BATCH + 1)}–{number(at * MAIL_BATCH + batch.length)}
              </button>
            ))}
          </div>
        </>
      )}
      <div class="row">
        <button
          type="button"
          class="primary"
          data-testid="copy-emails"
          disabled={emails.length === 0}
          onClick={() => copy(emails)}
        >
          {i18n.t('supporters.copyEmails', emails.length, [number(emails.length)])}
        </button>
        <button type="button" onClick={onClose}>
          {i18n.t('verb.close')}
        </button>
      </div>
    </Sheet>
  );
}
