import type {ComponentChildren} from 'preact';
import {useState} from 'preact/hooks';
import {i18n} from '#i18n';

type Props = {
  /** What is asked after the first press. */
  readonly question: string;
  readonly testId: string;
  /** Done at the second press. */
  readonly onYes: () => Promise<void>;
  readonly children: ComponentChildren;
};

/** A button for what cannot be undone: the first press asks, the second does it. */
export function AskFirst({question, testId, onYes, children}: Props) {
  const [isAsking, setAsking] = useState(false);
  const yes = () => void onYes().finally(() => setAsking(false));
  return (
    <>
      {isAsking ? <p role="status">{question}</p> : undefined}
      <p class="row wraps">
        <button
          type="button"
          class={isAsking ? 'danger' : ''}
          data-testid={testId}
          onClick={() => (isAsking ? yes() : setAsking(true))}
        >
          {children}
        </button>
        {isAsking ? (
          <button type="button" onClick={() => setAsking(false)}>
            {i18n.t('verb.cancel')}
          </button>
        ) : undefined}
      </p>
    </>
  );
}
