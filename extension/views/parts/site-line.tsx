import {i18n} from '#i18n';
import type {SiteReport} from '../../messages';
import {formats} from '../language';
import {vendorName} from '../vendor-name';

/** The page in front, as far as it concerns us. */
export type SiteState =
  | {readonly kind: 'elsewhere'}
  | {readonly kind: 'off'; readonly host: string}
  | {readonly kind: 'denied'; readonly host: string}
  | {readonly kind: 'on'; readonly host: string; readonly report?: SiteReport | undefined};

/** "Ghost, 19 rows, 19 recognised", or how to switch it on here. */
export function SiteLine({site, onUse}: {readonly site: SiteState | undefined; readonly onUse: () => void}) {
  return (
    <p class="site row" data-testid="site">
      <span class="grow wrap">{site === undefined ? '' : siteText(site)}</span>
      {site?.kind === 'off' || site?.kind === 'denied' ? (
        <button type="button" onClick={onUse}>
          {i18n.t('site.use')}
        </button>
      ) : undefined}
    </p>
  );
}

function siteText(site: SiteState): string {
  switch (site.kind) {
    case 'elsewhere':
      return i18n.t('site.notHere');
    case 'off':
      return i18n.t('site.off', [site.host]);
    case 'denied':
      return i18n.t('site.denied', [site.host]);
    case 'on': {
      const {number} = formats();
      if (site.report === undefined) return i18n.t('site.noList', [site.host]);
      const {adapter, rows, recognised} = site.report;
      return i18n.t('site.rows', rows, [vendorName(adapter.split('-')[0] ?? adapter), number(rows), number(recognised)]);
    }
  }
}
