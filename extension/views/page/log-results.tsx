import {i18n} from '#i18n';
import {type Outgoing, refusedOf, waitingOf} from '#shared/model/outgoing';
import {outText} from '../act/out-text';

/** What came of something at one service. */
export type LogResult = {readonly outgoing: Outgoing; readonly at: string};

type Props = {
  readonly results: readonly LogResult[];
  readonly onRetry: (outgoing: Outgoing) => void;
  readonly onForget: (outgoing: Outgoing) => void;
};

/** How far something is that is written to services, and what they refused of it. */
export function LogResults({results, onRetry, onForget}: Props) {
  if (results.length === 0) return null;
  return (
    <ul class="log-results">
      {results.map(({outgoing, at}) => (
        <li key={outgoing.id} data-testid="log-result" class={refusedOf(outgoing) === 0 ? 'second' : ''}>
          {outText(outgoing, at)}
          {refusedOf(outgoing) === 0 ? undefined : (
            <>
              {' '}
              {waitingOf(outgoing) > 0 || !canRetry(outgoing) ? undefined : (
                <button type="button" class="link" onClick={() => onRetry(outgoing)}>
                  {i18n.t('out.retry')}
                </button>
              )}{' '}
              <button type="button" class="link" onClick={() => onForget(outgoing)}>
                {i18n.t('out.forget')}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Who is gone or said no is so tomorrow too. */
export function canRetry({refused}: Outgoing): boolean {
  return refused.some(({reason}) => reason !== 'gone' && reason !== 'unwilling' && reason !== 'changed');
}
