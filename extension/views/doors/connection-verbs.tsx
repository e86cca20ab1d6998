import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {ConnectionActions} from '../data/use-server';
import type {CardPart} from '../page/connection-card';
import type {Attempt} from '../page/connections-view';
import {vendorName} from '../vendor-name';

type Props = Pick<ConnectionActions, 'onTryNow' | 'onAllowAgain'> & {
  readonly connection: Connection;
  readonly onRun: (work: Promise<Attempt>) => void;
  readonly onPart: (part: CardPart) => void;
  readonly onSay: (text: string) => void;
};

/** What can be done with a connection: read it now, renew its access, end it. */
export function ConnectionVerbs({connection, onTryNow, onAllowAgain, onRun, onPart, onSay}: Props) {
  const {vendor, problem, state, canAuthorise} = connection;
  const allow = async () => {
    const attempt = await onAllowAgain(connection);
    if (attempt.ok) onSay(i18n.t('doors.opened', [vendorName(vendor)]));
    return attempt;
  };
  return (
    <p class="row wraps">
      {problem === 'sweep-too-small' ? (
        <button type="button" onClick={() => onRun(onTryNow(connection, true))}>
          {i18n.t('verb.acceptDeletions')}
        </button>
      ) : undefined}
      {state === 'syncing' && problem === undefined ? undefined : (
        <button type="button" onClick={() => onRun(onTryNow(connection, false))}>
          {i18n.t(problem === undefined ? 'verb.update' : 'verb.tryNow')}
        </button>
      )}
      {canAuthorise === true ? (
        <button type="button" class={problem === 'unauthorised' ? 'primary' : undefined} onClick={() => onRun(allow())}>
          {i18n.t('doors.card.allowAgain')}
        </button>
      ) : problem === 'unauthorised' ? undefined : (
        <button type="button" data-testid="replace-key" onClick={() => onPart('new-key')}>
          {i18n.t('doors.card.replace')}
        </button>
      )}
      <button type="button" data-testid="disconnect-open" onClick={() => onPart('disconnect')}>
        {i18n.t('doors.card.disconnect')}
      </button>
    </p>
  );
}
