import {i18n} from '#i18n';
import {formats} from '../language';

type Props = {
  readonly people: number;
  readonly isReady: boolean;
  readonly onStart: () => void;
};

/** A message to each person in turn: what happens, and the button that begins. */
export function MessagePart({people, isReady, onStart}: Props) {
  const {number} = formats();
  return (
    <section class="reach-act">
      <p class="second">{i18n.t('reach.oneByOne')}</p>
      <p class="row end">
        <button type="button" class="primary" data-testid="start-run" disabled={!isReady || people === 0} onClick={onStart}>
          {i18n.t('reach.start', people, [number(people)])}
        </button>
      </p>
    </section>
  );
}
