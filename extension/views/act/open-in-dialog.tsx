import {i18n} from '#i18n';
import {useSites} from '../data/use-sites';
import {useSupporters} from '../data/use-supporters';
import {Sheet} from '../parts/sheet';
import {personLinks} from '../vendor-links';
import {vendorName} from '../vendor-name';
import type {ActProps} from './act-props';

/** The person's own page at each service that has one. */
export function OpenInDialog({snapshot, ordinals, name, onClose}: ActProps) {
  const person = useSupporters(snapshot, ordinals)?.[0];
  const sites = useSites();
  if (person === undefined) return null;
  const links = personLinks(person, sites);
  return (
    <Sheet id="open-in" title={i18n.t('act.openInTitle', [name])} onClose={onClose}>
      {links.length === 0 ? <p>{i18n.t('act.noLinks')}</p> : undefined}
      <ul class="stack">
        {links.map(({vendor, address}) => (
          <li key={address}>
            <a href={address} target="_blank" rel="noreferrer">
              {i18n.t('act.openAt', [vendorName(vendor)])} <span aria-hidden="true">↗</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="row">
        <button type="button" onClick={onClose}>
          {i18n.t('verb.close')}
        </button>
      </p>
    </Sheet>
  );
}
