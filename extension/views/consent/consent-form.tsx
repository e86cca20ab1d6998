import {useState} from 'preact/hooks';
import {i18n} from '#i18n';

type Props = {readonly onAgree: () => void; readonly onCancel: () => void};

/**
 * What is read, where it stays, and what Regulars is not, each with a box that only the creator ticks. The Chrome Web Store wants
 * this before the first reading ("prominent disclosure and affirmative consent", program policies, user data, 2026).
 */
export function ConsentForm({onAgree, onCancel}: Props) {
  const [knowsData, setKnowsData] = useState(false);
  const [knowsTerms, setKnowsTerms] = useState(false);
  return (
    <form
      class="consent"
      onSubmit={event => {
        event.preventDefault();
        onAgree();
      }}
    >
      <label class="tick-line">
        <input type="checkbox" checked={knowsData} onChange={event => setKnowsData(event.currentTarget.checked)} />
        <span>{i18n.t('consent.data')}</span>
      </label>
      <label class="tick-line">
        <input type="checkbox" checked={knowsTerms} onChange={event => setKnowsTerms(event.currentTarget.checked)} />
        <span>{i18n.t('consent.terms')}</span>
      </label>
      <p class="second">{i18n.t('consent.retention')}</p>
      <p class="row wraps">
        <button type="submit" class="primary" data-testid="consent-agree" disabled={!knowsData || !knowsTerms}>
          {i18n.t('consent.agree')}
        </button>
        <button type="button" onClick={onCancel}>
          {i18n.t('consent.notNow')}
        </button>
      </p>
    </form>
  );
}
