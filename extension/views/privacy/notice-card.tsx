import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {type Language, languageSchema} from '#shared/model/language';
import {noticeText} from '#shared/notice/notice';
import {retention} from '../../mirror/documents';
import {copyText} from '../data/copy-text';
import type {Snapshot} from '../data/snapshot';
import {interfaceLanguage} from '../language';
import {useTracking} from '../site/use-tracking';
import type {Toasts} from '../toasts';
import {vendorName} from '../vendor-name';

/** A text for the creator's own privacy page, filled with what is really connected. */
export function NoticeCard({snapshot, toasts}: {readonly snapshot: Snapshot; readonly toasts: Toasts}) {
  const [language, setLanguage] = useState<Language>(
    () => languageSchema.options.find(one => interfaceLanguage().startsWith(one)) ?? 'en',
  );
  const months = useLeaverMonths(snapshot);
  const {tracking} = useTracking(snapshot);
  const names = vendorsOf(snapshot);
  const text = noticeText(language, {
    vendors: new Intl.ListFormat(language, {type: 'conjunction'}).format(names),
    isLocal: snapshot.session === null,
    countsVisits: tracking?.key != null,
    linksDiscord: snapshot.connections.some(({vendor, linking}) => vendor === 'discord' && linking !== undefined),
    leaverMonths: months,
  });
  const copy = async () => {
    if (await copyText(text)) toasts.say(i18n.t('privacy.notice.copied'));
    else toasts.warn(i18n.t('action.notCopied'));
  };
  return (
    <section class="card" data-testid="notice">
      <h2>{i18n.t('privacy.notice.title')}</h2>
      <p class="second">{i18n.t('privacy.notice.about')}</p>
      <label class="row wraps">
        <span class="grow">{i18n.t('privacy.notice.language')}</span>
        <select
          value={language}
          onChange={event => setLanguage(languageSchema.options.find(one => one === event.currentTarget.value) ?? 'en')}
        >
          {languageSchema.options.map(one => (
            <option key={one} value={one}>
              {new Intl.DisplayNames([interfaceLanguage()], {type: 'language'}).of(one) ?? one}
            </option>
          ))}
        </select>
      </label>
      <textarea class="notice" lang={language} rows={10} readOnly aria-label={i18n.t('privacy.notice.title')} value={text} />
      <p>
        <button type="button" onClick={() => void copy()}>
          {i18n.t('privacy.notice.copy')}
        </button>
      </p>
      <p class="second" data-testid="not-affiliated">
        {i18n.t('privacy.notice.notAffiliated')}
      </p>
    </section>
  );
}

/** The services whose accounts or files are connected, each once, by name. */
function vendorsOf({connections}: Snapshot): string[] {
  const vendors = new Set(connections.map(({vendor}) => vendor).filter(vendor => vendor !== 'self'));
  return [...vendors].map(vendorName).sort();
}

function useLeaverMonths({mirror, state}: Snapshot): number | null {
  const [months, setMonths] = useState<number | null>(13);
  useEffect(() => {
    let isLatest = true;
    void retention(mirror, state).then(({leaverMonths}) => isLatest && setMonths(leaverMonths));
    return () => {
      isLatest = false;
    };
  }, [mirror, state.head.version]);
  return months;
}
