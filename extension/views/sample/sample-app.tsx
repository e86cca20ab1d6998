import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {isSample} from '../../sample/sample-account';
import {useSnapshot} from '../data/use-snapshot';
import {Empty} from '../parts/empty';
import {SampleList} from './sample-list';
import {loadSamplesHere} from './samples-here';

/** The sample list while the sample people are here, else how they come. */
export function SampleApp() {
  const reading = useSnapshot();
  useEffect(() => {
    document.title = `${i18n.t('sample.listTitle')} · Regulars`;
  }, []);
  if (reading.kind !== 'ready') {
    return <p class="sample-page second late">{i18n.t(reading.kind === 'failed' ? 'popup.failed' : 'popup.opening')}</p>;
  }
  const {connections, session, state} = reading.snapshot;
  if (isSample(connections)) return <SampleList now={reading.snapshot.now} />;
  return <NoSamples canLoad={session === null && state.head.people === 0} />;
}

function NoSamples({canLoad}: {readonly canLoad: boolean}) {
  const [isLoading, setLoading] = useState(false);
  const load = () => {
    setLoading(true);
    void loadSamplesHere().finally(() => setLoading(false));
  };
  const leave = {label: i18n.t('verb.browse'), onClick: () => location.assign('/page.html#/supporters')};
  const begin = {label: i18n.t('welcome.sampleVerb'), onClick: load};
  return (
    <main class="sample-page">
      <h1>{i18n.t('sample.listTitle')}</h1>
      {isLoading ? undefined : (
        <Empty text={i18n.t(canLoad ? 'sample.gone' : 'sample.ownHere')} button={canLoad ? begin : leave} />
      )}
    </main>
  );
}
