import {useId} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Supporter} from '#shared/model/supporter';

type Props = {
  readonly supporter: Supporter;
  /** `isScored`: the person wants a score again. */
  readonly onScored: (supporter: string, isScored: boolean) => void;
};

/** The one switch by which a person is left out of everything that measures them. */
export function OptOutSwitch({supporter: {id, unscored}, onScored}: Props) {
  const about = useId();
  const isOut = unscored !== undefined;
  return (
    <div class="opt-out">
      <label class="row">
        <input
          type="checkbox"
          data-testid="unscore"
          checked={isOut}
          aria-describedby={about}
          onChange={() => onScored(id, isOut)}
        />
        <span class="grow wrap">{i18n.t('privacy.unscore')}</span>
      </label>
      <p id={about} class="second">
        {i18n.t('privacy.unscoreAbout')}
      </p>
    </div>
  );
}
