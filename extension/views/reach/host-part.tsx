import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {type HandOver, sendMessage} from '../../messages';
import type {Site} from '../../settings';
import {adminAddress} from '../../site-access/admin-address';
import type {ActProps} from '../act/act-props';
import {formats} from '../language';
import {vendorName} from '../vendor-name';
import {type Ticked, tickThere} from './tick-there';

type Props = Pick<ActProps, 'targets'> & {
  readonly site: Site;
  readonly people: number;
  /** Those of the list who are reached, as a filter. */
  readonly reached: string;
  readonly onMark: () => void;
};

/** Where the host's list of members stands, below its origin, at vendors with one host. */
const LISTS: Readonly<Record<string, string>> = {patreon: '/members'};

/** The host's own list: opened as far as it can be asked, what it cannot be asked for said (C20), its boxes ticked; the creator sends. */
export function HostPart({targets, site, people, reached, onMark}: Props) {
  const {number} = formats();
  const [ticked, setTicked] = useState<Ticked | undefined | 'none'>(undefined);
  const filter = targets.kind === 'filter' ? targets.filter : '';
  const handOver = useHandOver(site, filter);
  const host = vendorName(site.adapter);
  const isGhost = site.adapter === 'ghost';
  const list = isGhost ? adminAddress(site, handOver?.hash ?? '#/members') : `${site.origin}${LISTS[site.adapter] ?? '/'}`;
  const open = async () => setTicked((await tickThere(list, reached, people)) ?? 'none');
  return (
    <section class="reach-act" data-testid="host">
      <p>{handOver?.text ?? i18n.t('reach.hostAll', [host])}</p>
      <p>{i18n.t('reach.hostTick', people, [number(people), host])}</p>
      {ticked === undefined ? undefined : (
        <p role="status">
          {ticked === 'none'
            ? i18n.t('reach.noBoxes', [host])
            : i18n.t('reach.ticked', [number(ticked.onPage), number(people), number(ticked.ticked)])}
        </p>
      )}
      <p class="row end">
        <button type="button" class="primary" data-testid="open-host" onClick={() => void open()}>
          {i18n.t('reach.openTick', [host])}
        </button>
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
