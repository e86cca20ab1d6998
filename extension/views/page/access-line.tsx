import {i18n} from '#i18n';
import {accessOf} from '#shared/membership/access';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {formats} from '../language';
import {accessText} from '../status-text';
import {vendorName} from '../vendor-name';

type Props = {readonly supporter: Supporter; readonly now: number};

/** Why somebody has no access, before everything else: it is what they ask (J4). Then what the chat server gives them. */
export function AccessLine({supporter, now}: Props) {
  const access = accessOf(supporter, now);
  return (
    <p class="access" data-testid="access">
      <b class={access.has === true ? '' : 'risk-text'}>{accessText(access) ?? i18n.t('access.has')}</b>
      {rolesOf(supporter).map(text => (
        <span key={text}> {text}</span>
      ))}
    </p>
  );
}

function rolesOf({records}: Supporter): string[] {
  return records.flatMap(({key, fields: {roles}}) => {
    if (roles === undefined) return [];
    const server = vendorName(vendorOf(key));
    return roles.length === 0 ? i18n.t('access.noRole', [server]) : i18n.t('access.roles', [server, formats().list(roles)]);
  });
}
