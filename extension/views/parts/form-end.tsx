import {i18n} from '#i18n';

type Props = {
  readonly onCancel: () => void;
  /** Of what is submitted; absent: "Save". */
  readonly text?: string | undefined;
  readonly testId?: string | undefined;
};

/** The two ways out of a form. */
export function FormEnd({onCancel, text, testId}: Props) {
  return (
    <p class="row wraps">
      <span class="grow" />
      <button type="button" onClick={onCancel}>
        {i18n.t('verb.cancel')}
      </button>
      <button type="submit" class="primary" data-testid={testId}>
        {text ?? i18n.t('verb.save')}
      </button>
    </p>
  );
}
