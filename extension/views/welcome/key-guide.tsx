import {i18n} from '#i18n';

/** What a CRM and an API are, where a creator is asked for a key (CRM-1, CRM-2). */
export function KeyGuide() {
  return (
    <details class="second guide">
      <summary>{i18n.t('welcome.guide.title')}</summary>
      <p>{i18n.t('welcome.guide.crm')}</p>
      <p>{i18n.t('welcome.guide.api')}</p>
      <p>{i18n.t('welcome.guide.choose')}</p>
    </details>
  );
}
