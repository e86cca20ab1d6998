import {i18n} from '#i18n';
import type {SiteReport} from '../../messages';
import {formats} from '../language';
import {siteText} from '../site-text';

/** The page in front, as far as it concerns us. */
export type SiteState =
  | {readonly kind: 'elsewhere'}
  | {readonly kind: 'off'; readonly host: string}
  | {readonly kind: 'denied'; readonly host: string}
  | {readonly kind: 'on'; readonly host: string; readonly report?: SiteReport | undefined};

export type SiteVerbs = {
  readonly onUse: () => void;
  readonly onTurnOff: () => void;
  readonly onOpenPanel: () => void;
  readonly onCopyReport: () => void;
};

/** How copying the report ended; undefined before. */
export type Copying = 'copied' | 'failed' | undefined;

type Props = {readonly site: SiteState | undefined; readonly copying: Copying; readonly verbs: SiteVerbs};

/** "Ghost, 19 rows, 19 recognised" and what can be done here, or how to switch it on. */
export function SiteLine({site, copying, verbs}: Props) {
  const {line, note} = textOf(site);
  return (
    <section class="site" data-testid="site">
      <p class="row">
        <span class="grow wrap">{line}</span>
        {site?.kind === 'off' || site?.kind === 'denied' ? (
          <button type="button" onClick={verbs.onUse}>
            {i18n.t('site.use')}
          </button>
        ) : undefined}
      </p>
      {note === undefined ? undefined : <p class="second">{note}</p>}
      {site?.kind === 'off' ? <p class="second">{i18n.t('welcome.site.asks', [site.host])}</p> : undefined}
      {site?.kind === 'on' ? <Verbs canCopy={site.report !== undefined} verbs={verbs} /> : undefined}
      <p class="second" role="status">
        {copying === undefined ? '' : i18n.t(copying === 'copied' ? 'health.copied' : 'health.notCopied')}
      </p>
    </section>
  );
}

function Verbs({canCopy, verbs}: {readonly canCopy: boolean; readonly verbs: SiteVerbs}) {
  return (
    <p class="site-verbs second">
      <button type="button" class="link" onClick={verbs.onOpenPanel}>
        {i18n.t('health.openPanel')}
      </button>
      {canCopy ? (
        <button type="button" class="link" onClick={verbs.onCopyReport}>
          {i18n.t('health.copyReport')}
        </button>
      ) : undefined}
      <button type="button" class="link" onClick={verbs.onTurnOff}>
        {i18n.t('health.turnOff')}
      </button>
    </p>
  );
}

function textOf(site: SiteState | undefined): {readonly line: string; readonly note?: string | undefined} {
  switch (site?.kind) {
    case undefined:
      return {line: ''};
    case 'elsewhere':
      return {line: i18n.t('site.notHere')};
    case 'off':
      return {line: i18n.t('site.off', [site.host])};
    case 'denied':
      return {line: i18n.t('site.denied', [site.host])};
    case 'on':
      return (site.report && siteText(site.report, formats().number)) ?? {line: i18n.t('site.noList', [site.host])};
  }
}
