import {i18n} from '#i18n';
import {formats} from '../language';
import {Progress, Sheet} from '../parts/sheet';

type Props = {
  readonly id: string;
  readonly title: string;
  /** People read so far. */
  readonly done: number;
  readonly of: number;
  readonly onClose: () => void;
};

/** A dialog whose people are still being read; closing it stops that. */
export function ReadingSheet({id, title, done, of, onClose}: Props) {
  const {number} = formats();
  return (
    <Sheet id={id} title={title} onClose={onClose}>
      <div class="late">
        <p class="second">{i18n.t('popup.opening')}</p>
        <Progress text={i18n.t('supporters.progress', [number(done), number(of)])} done={done} of={of} />
      </div>
      <p class="row">
        <button type="button" onClick={onClose}>
          {i18n.t('verb.cancel')}
        </button>
      </p>
    </Sheet>
  );
}
