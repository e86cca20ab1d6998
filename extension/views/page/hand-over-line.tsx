import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {type HandOver, sendMessage} from '../../messages';
import {adminAddress} from '../../site-access/admin-address';
import {useSites} from '../data/use-sites';

/** A filter in the list of the creator's own site, where that can be asked, with what it cannot be asked for (C20). */
export function HandOverLine({filter}: {readonly filter: string}) {
  const site = useSites().find(({adapter}) => adapter === 'ghost');
  const adapter = filter.trim() === '' ? undefined : site?.adapter;
  const [found, setFound] = useState<{filter: string; handOver: HandOver | undefined}>();
  useEffect(() => {
    if (adapter === undefined) return;
    let isAsked = true;
    const ask = () =>
      void sendMessage('handOver', {adapter, filter}).then(handOver => isAsked && setFound({filter, handOver}), reportError);
    const pause = setTimeout(ask, PAUSE_MS);
    return () => {
      isAsked = false;
      clearTimeout(pause);
    };
  }, [adapter, filter]);
  const handOver = found?.filter === filter && adapter !== undefined ? found.handOver : undefined;
  if (site === undefined || handOver?.hash === undefined) return null;
  return (
    <p class="list-note second" data-testid="hand-over">
      <a href={adminAddress(site, handOver.hash)} target="_blank" rel="noreferrer">
        {i18n.t('overlay.bar.native', [handOver.host])}
      </a>{' '}
      {handOver.text}
    </p>
  );
}

/** While somebody types, nobody needs to know. */
const PAUSE_MS = 300;
