import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {ConnectionActions} from '../data/use-server';
import type {CardPart} from '../page/connection-card';
import type {Attempt} from '../page/connections-view';

type Props = Pick<ConnectionActions, 'onTryNow' | 'onAllowAgain'> & {
  readonly connection: Connection;
  readonly onRun: (work: Promise<Attempt>) => void;
  readonly onPart: (part: CardPart) => void;
};

/** What can be done with a connection: read it now, renew its access, end it. */
export function ConnectionVerbs({connection, onTryNow, onAllowAgain, onRun, onPart}: Props) {
  const {problem, state, canAuthorise} = connection;
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
        <button
          type="button"
          class={problem === 'unauthorised' ? 'primary' : undefined}
          onClick={() => onRun(onAllowAgain(connection))}
        >
          {i18n.t('doors.card.allowAgain')}
        </button>
      ) : problem === 'unauthorised' ? undefined : (
        <button type="button" onClick={() => onPart('new-key')}>
          {i18n.t('doors.card.replace')}
        </button>
      )}
      <button type="button" onClick={() => onPart('disconnect')}>
        {i18n.t('doors.card.disconnect')}
      </button>
    </p>
  );
}
