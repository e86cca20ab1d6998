import {i18n} from '#i18n';
import {accountsBlocked} from '#shared/membership/block';
import type {Supporter} from '#shared/model/supporter';
import {formats} from '../language';

/** What a block on Patreon does, before the creator goes there to do it. Nothing for who is not on Patreon. */
export function BlockSection({supporter}: {readonly supporter: Supporter}) {
  const accounts = accountsBlocked(supporter, 'patreon');
  if (accounts.length === 0) return null;
  return (
    <details class="second">
      <summary>{i18n.t('block.title')}</summary>
      <ul>
        <li>{i18n.t('block.known', accounts.length, [formats().number(accounts.length)])}</li>
        <li>{i18n.t('block.wider')}</li>
        <li>{i18n.t('block.shutOut')}</li>
        <li>{i18n.t('block.where')}</li>
      </ul>
    </details>
  );
}
