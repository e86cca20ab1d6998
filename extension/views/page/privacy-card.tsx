import {i18n} from '#i18n';
import {formats} from '../language';

/** How long what is kept, and how many people were erased: when, not who. */
export function PrivacyCard({erasedAt}: {readonly erasedAt: readonly number[] | undefined}) {
  const {number, date} = formats();
  const [latest] = erasedAt ?? [];
  return (
    <section class="card" data-testid="privacy">
      <h2>{i18n.t('settings.privacy')}</h2>
      <p>{i18n.t('act.log.privacy')}</p>
      {erasedAt === undefined ? undefined : (
        <p>
          {latest === undefined
            ? i18n.t('settings.nobodyErased')
            : i18n.t('settings.erased', erasedAt.length, [number(erasedAt.length), date(latest)])}
        </p>
      )}
      <p>
        <a href="#/requests">{i18n.t('privacy.requests.title')}</a>
      </p>
    </section>
  );
}
