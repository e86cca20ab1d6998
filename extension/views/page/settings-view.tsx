import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import type {Site} from '../../settings';
import {interfaceLanguage} from '../language';
import {SingleKeys} from '../parts/single-keys';
import {StreamingCard} from '../streaming/streaming-card';
import {PrivacyCard} from './privacy-card';

type Props = {
  /** Address of the private server; undefined: everything is in this browser. */
  readonly server: string | undefined;
  /** Origins where Regulars is on. */
  readonly sites: readonly string[];
  /** Sites where it was switched off. */
  readonly sitesOff: readonly Site[];
  /** When people were erased, newest first. */
  readonly erasedAt: readonly number[] | undefined;
  /** Backups, and moving to a private server and back. */
  readonly keeping?: ComponentChildren;
  /** Retention, the notice for supporters, leaving. */
  readonly privacy?: ComponentChildren;
  readonly onTurnOff: (origin: string) => void;
  readonly onTurnOn: (site: Site) => void;
  readonly onDisconnect: () => void;
};

/** Where the data is, where Regulars is on, and what follows the browser. */
export function SettingsView({server, sites, sitesOff, erasedAt, keeping, privacy, onTurnOff, onTurnOn, onDisconnect}: Props) {
  const language = interfaceLanguage();
  const name = new Intl.DisplayNames([language], {type: 'language'}).of(language) ?? language;
  return (
    <div class="column">
      <h1>{i18n.t('settings.title')}</h1>
      <section class="card">
        <h2>{i18n.t('settings.home')}</h2>
        <p class="row">
          <span class="grow wrap">
            {server === undefined ? i18n.t('settings.homeLocal') : i18n.t('settings.homeServer', [server])}
          </span>
          {server === undefined ? undefined : (
            <button type="button" onClick={onDisconnect}>
              {i18n.t('server.disconnect')}
            </button>
          )}
        </p>
      </section>
      {keeping}
      <section class="card">
        <h2>{i18n.t('settings.sites')}</h2>
        {sites.length === 0 ? <p class="second">{i18n.t('settings.noSites')}</p> : undefined}
        <ul class="lines">
          {sites.map(origin => (
            <li key={origin} class="row">
              <span class="grow clip">{origin}</span>
              <button type="button" aria-label={i18n.t('settings.turnOffOf', [origin])} onClick={() => onTurnOff(origin)}>
                {i18n.t('verb.turnOff')}
              </button>
            </li>
          ))}
        </ul>
        <SitesOff sites={sitesOff} onTurnOn={onTurnOn} />
        <p class="second">{i18n.t('settings.hide')}</p>
      </section>
      <StreamingCard />
      <PrivacyCard erasedAt={erasedAt} />
      {privacy}
      <section class="card">
        <h2>{i18n.t('keys.title')}</h2>
        <SingleKeys />
      </section>
      <section class="card">
        <h2>{i18n.t('settings.language')}</h2>
        <p>{i18n.t('settings.languageText', [name])}</p>
      </section>
    </div>
  );
}

function SitesOff({sites, onTurnOn}: {readonly sites: readonly Site[]; readonly onTurnOn: (site: Site) => void}) {
  if (sites.length === 0) return undefined;
  return (
    <>
      <h3>{i18n.t('health.offSites')}</h3>
      <ul class="lines">
        {sites.map(site => (
          <li key={site.origin} class="row">
            <span class="grow clip second">{site.origin}</span>
            <button type="button" aria-label={i18n.t('health.turnOnOf', [site.origin])} onClick={() => onTurnOn(site)}>
              {i18n.t('health.turnOn')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
