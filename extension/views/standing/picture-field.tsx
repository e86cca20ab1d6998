import {useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {formats} from '../language';
import {pictureAddress} from './badge-picture';
import {DrawnBadge} from './drawn-badge';
import {MOST_BYTES} from './picture-check';
import type {PictureFile} from './use-picture-file';

type Props = {
  readonly file: PictureFile;
  /** Base64 of the picture that is kept already. */
  readonly kept: string | undefined;
  /** What it is drawn from without one. */
  readonly name: string;
  readonly onDrawn: () => void;
};

const TYPES = '.png,.jpg,.jpeg,.webp,.gif,.svg,image/png,image/jpeg,image/webp,image/gif,image/svg+xml';
const MEGABYTE = 1_000_000;

/** The creator's own picture, or the one that is drawn from the name; what it will look like stands beside it (LOY-80). */
export function PictureField({file: {png, problem, onFile, clear}, kept, name, onDrawn}: Props) {
  const input = useRef<HTMLInputElement>(null);
  const shown = png ?? kept;
  return (
    <div class="row picture-field" data-testid="picture">
      {shown === undefined ? (
        <DrawnBadge name={name} side={64} />
      ) : (
        <img class="award" src={pictureAddress(shown)} width={64} height={64} alt={i18n.t('standing.picture.yours')} />
      )}
      <div class="grow wrap">
        <p class="row wraps">
          <button type="button" onClick={() => input.current?.click()}>
            {i18n.t('standing.picture.choose')}
          </button>
          {shown === undefined ? undefined : (
            <button
              type="button"
              onClick={() => {
                clear();
                onDrawn();
              }}
            >
              {i18n.t('standing.picture.draw')}
            </button>
          )}
        </p>
        <p class="second">{i18n.t('standing.picture.help', [formats().number(MOST_BYTES / MEGABYTE)])}</p>
        {problem === undefined ? undefined : (
          <p class="trouble-text" role="alert">
            {i18n.t(`standing.picture.${problem}`, [formats().number(MOST_BYTES / MEGABYTE)])}
          </p>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept={TYPES}
          data-testid="picture-file"
          onChange={({currentTarget}) => {
            const [chosen] = currentTarget.files ?? [];
            if (chosen !== undefined) onFile(chosen);
            currentTarget.value = '';
          }}
        />
      </div>
    </div>
  );
}
