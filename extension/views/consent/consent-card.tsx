import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {consent, isAgreed} from '../../settings';
import {useStored} from '../data/use-stored';
import {formats} from '../language';
import {takeBack} from './take-back';

/** What the creator agreed to, since when, and the way back. */
export function ConsentCard() {
  const given = useStored(consent);
  const [isTaken, setTaken] = useState(false);
  if (given === undefined) return undefined;
  return (
    <section class="card" data-testid="consent-card">
      <h2>{i18n.t('consent.card')}</h2>
      <ul class="explained">
        <li>{i18n.t('consent.data')}</li>
        <li>{i18n.t('consent.terms')}</li>
      </ul>
      <p class="row wraps">
        <span class="grow">
          {given !== null && isAgreed(given) ? i18n.t('consent.given', [formats().date(given.at)]) : i18n.t('consent.notGiven')}
        </span>
        {isAgreed(given) ? (
          <button type="button" onClick={() => void takeBack(Date.now()).then(() => setTaken(true))}>
            {i18n.t('consent.takeBack')}
          </button>
        ) : undefined}
      </p>
      <p class="second" role="status">
        {isTaken && !isAgreed(given) ? i18n.t('consent.takenBack') : ''}
      </p>
    </section>
  );
}
