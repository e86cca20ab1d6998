import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {type HandOver, sendMessage} from '../../messages';
import type {Site} from '../../settings';
import {adminAddress} from '../../site-access/admin-address';
import type {ActProps} from '../act/act-props';
import {formats} from '../language';
import {vendorName} from '../vendor-name';

type Props = Pick<ActProps, 'targets'> & {
  readonly site: Site;
  readonly people: number;
  readonly onMark: () => void;
};

/** Where the host's list of members stands, below its origin, at vendors with one host. */
const LISTS: Readonly<Record<string, string>> = {patreon: '/members'};

/** The host's own list: opened as far as it can be asked, what it cannot be asked for said (C20); the creator ticks and sends there. */
export function HostPart({targets, site, people, onMark}: Props) {
  const {number} = formats();
  const filter = targets.kind === 'filter' ? targets.filter : '';
  const handOver = useHandOver(site, filter);
  const host = vendorName(site.adapter);
  const isGhost = site.adapter === 'ghost';
  const list = isGhost ? adminAddress(site, handOver?.hash ?? '#/members') : `${site.origin}${LISTS[site.adapter] ?? '/'}`;
  return (
    <section class="reach-act" data-testid="host">
      <p>{handOver?.text ?? i18n.t('reach.hostAll', [host])}</p>
      <ol>
        <li>{i18n.t('reach.hostTick', people, [number(people), host])}</li>
        <li>{i18n.t('reach.hostSend', [host])}</li>
      </ol>
      <p class="row end">
        <a class="button primary" href={list} target="_blank" rel="noreferrer" data-testid="open-host">
          {i18n.t('overlay.bar.native', [host])}
        </a>
        <button type="button" data-testid="host-sent" disabled={people === 0} onClick={onMark}>
          {i18n.t('reach.sentTo', people, [number(people)])}
        </button>
      </p>
    </section>
  );
}

function useHandOver({adapter}: Site, filter: string): HandOver | undefined {
  const [found, setFound] = useState<HandOver | undefined>(undefined);
  useEffect(() => {
    if (filter === '') return;
    let isAsked = true;
    void sendMessage('handOver', {adapter, filter}).then(handOver => isAsked && setFound(handOver), reportError);
    return () => {
      isAsked = false;
    };
  }, [adapter, filter]);
  return found;
}
