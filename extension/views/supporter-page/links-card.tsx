import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {printField} from '#shared/reach/template-text';
import {formats} from '../language';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {fieldNames} from '../reach/field-names';
import {saveLinks} from './save-links';
import {usePageLinks} from './use-page-links';

type Props = Pick<LoyaltyTabProps, 'snapshot' | 'toasts'> & {readonly onStop: () => void};

/** How links get to people, and how they end. */
export function LinksCard({snapshot, toasts, onStop}: Props) {
  const {links, trouble, onEnd} = usePageLinks(snapshot);
  const field = printField(fieldNames()['page-link'], undefined);
  const save = async () => {
    if (links === undefined) return;
    const count = await saveLinks(snapshot, 'regulars-pages.csv', [{head: i18n.t('ownPage.link'), of: links.page}]);
    toasts.say(i18n.t('ownPage.linksSaved', count, [formats().number(count)]));
  };
  return (
    <section class="card" data-testid="page-links">
      <h2>{i18n.t('ownPage.isOn')}</h2>
      <p>{i18n.t('ownPage.each')}</p>
      <ul class="said-list">
        <li>{i18n.t('ownPage.byMessage', [field])}</li>
        <li>{i18n.t('ownPage.byPerson')}</li>
        <li>{i18n.t('ownPage.byFile')}</li>
      </ul>
      {trouble === '' ? undefined : (
        <p class="trouble-text" role="status">
          {trouble}
        </p>
      )}
      <p class="row wraps">
        <button type="button" disabled={links === undefined || snapshot.isStreaming} onClick={() => void save()}>
          {i18n.t('ownPage.saveLinks')}
        </button>
      </p>
      <Ending onEnd={() => void onEnd().then(done => done && toasts.say(i18n.t('ownPage.ended')))} onStop={onStop} />
    </section>
  );
}

/** Both stop links that are out there, so each is asked for twice. */
function Ending({onEnd, onStop}: {readonly onEnd: () => void; readonly onStop: () => void}) {
  const [asked, setAsked] = useState<'end' | 'stop' | undefined>(undefined);
  if (asked === undefined) {
    return (
      <p class="row wraps">
        <button type="button" data-testid="page-end" onClick={() => setAsked('end')}>
          {i18n.t('ownPage.end')}
        </button>
        <button type="button" onClick={() => setAsked('stop')}>
          {i18n.t('verb.turnOff')}
        </button>
      </p>
    );
  }
  const act = () => {
    setAsked(undefined);
    if (asked === 'end') onEnd();
    else onStop();
  };
  return (
    <p class="row wraps" role="status">
      <span class="grow wrap">{i18n.t(asked === 'end' ? 'ownPage.endAsk' : 'ownPage.stopAsk')}</span>
      <button type="button" class="danger" onClick={act}>
        {i18n.t(asked === 'end' ? 'ownPage.endDo' : 'verb.turnOff')}
      </button>
      <button type="button" onClick={() => setAsked(undefined)}>
        {i18n.t('verb.cancel')}
      </button>
    </p>
  );
}
