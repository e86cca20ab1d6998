import type {ComponentChildren} from 'preact';

type Button = {readonly label: string; readonly onClick: () => void; readonly testId?: string};

/** Nothing here: one sentence, one button, and what may help below. */
export function Empty(props: {
  readonly text: string;
  readonly button?: Button | undefined;
  readonly children?: ComponentChildren;
}) {
  const {text, button, children} = props;
  return (
    <div class="empty">
      <p>{text}</p>
      {button === undefined ? undefined : (
        <button type="button" class="primary" data-testid={button.testId} onClick={button.onClick}>
          {button.label}
        </button>
      )}
      {children}
    </div>
  );
}
