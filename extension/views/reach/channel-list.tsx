import {i18n} from '#i18n';
import {formats} from '../language';
import {vendorName} from '../vendor-name';
import type {ChannelOption} from './channel-options';

type Props = {
  readonly options: readonly ChannelOption[];
  readonly chosen: string | undefined;
  readonly of: number;
  /** Why no mail tool is offered; undefined where one is, or where none is meant. */
  readonly missing: 'server' | 'tool' | undefined;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (path: string) => void;
};

/** The ways to write to these people, each with how many it reaches. */
export function ChannelList({options, chosen, of, missing, onChoose, onOpen}: Props) {
  const {number} = formats();
  return (
    <fieldset class="reach-channels">
      <legend>{i18n.t('reach.how')}</legend>
      {options.map(option => (
        <label key={option.id} data-testid={option.invites ? 'channel-invite' : `channel-${option.channel}`}>
          <input type="radio" name="channel" checked={option.id === chosen} onChange={() => onChoose(option.id)} />
          <span class="grow wrap">{channelName(option)}</span>
          <span class="number second">{i18n.t('reach.reaches', [number(option.audience.reached.length), number(of)])}</span>
        </label>
      ))}
      {missing === undefined ? undefined : (
        <p class="second" data-testid="no-mail-tool">
          {i18n.t(missing === 'server' ? 'reach.needsServer' : 'reach.needsTool')}{' '}
          <button type="button" class="link" onClick={() => onOpen('#/connections')}>
            {i18n.t('verb.connect')}
          </button>
        </p>
      )}
    </fieldset>
  );
}

function channelName({channel, connection, site, invites}: ChannelOption): string {
  if (invites) return i18n.t('out.inviteBy', [`${vendorName(connection?.vendor ?? '')} (${connection?.label ?? ''})`]);
  switch (channel) {
    case 'mail-tool':
      return i18n.t('reach.byTool', [`${vendorName(connection?.vendor ?? '')} (${connection?.label ?? ''})`]);
    case 'host':
      return i18n.t('reach.byHost', [vendorName(site?.adapter ?? '')]);
    case 'message':
      return i18n.t('reach.byMessage');
    case 'bcc':
      return i18n.t('reach.byBcc');
  }
}
