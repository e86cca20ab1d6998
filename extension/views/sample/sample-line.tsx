import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {removeSamplesHere} from './samples-here';

/** Says wherever people are shown that these are the sample's, with the way out. */
export function SampleLine({onList}: {readonly onList?: (() => void) | undefined}) {
  const [isGoing, setGoing] = useState(false);
  const remove = () => {
    setGoing(true);
    void removeSamplesHere().finally(() => setGoing(false));
  };
  return (
    <aside class="sample-line row wraps" data-testid="sample-line">
      <span class="grow">{i18n.t('sample.here')}</span>
      {onList === undefined ? undefined : (
        <button type="button" class="link" onClick={onList}>
          {i18n.t('sample.openList')}
        </button>
      )}
      <button type="button" disabled={isGoing} onClick={remove}>
        {i18n.t('sample.remove')}
      </button>
    </aside>
  );
}
