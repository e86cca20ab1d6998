import {useState} from 'preact/hooks';
import {isSample} from '../../sample/sample-account';
import {SAMPLE_LIST} from '../../sample/sample-list';
import type {Gate} from '../consent/use-gate';
import {countOf, type Snapshot} from '../data/snapshot';
import type {Actions} from '../data/use-actions';
import {loadSamplesHere} from '../sample/samples-here';
import {keptFilter} from '../segment-name';
import {ChecklistCard} from './checklist-card';
import {SiteStep} from './site-step';
import {WelcomeView} from './welcome-view';

type Props = {
  readonly snapshot: Snapshot;
  readonly gate: Gate;
  readonly actions: Actions;
  readonly go: (path: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
};

/** The welcome over what is here already. */
export function WelcomePage({snapshot, gate, actions, go, onFiles}: Props) {
  const [isLoading, setLoading] = useState(false);
  const isLocal = snapshot.session === null;
  const openList = () => location.assign(SAMPLE_LIST);
  const tryIt = () => {
    setLoading(true);
    void loadSamplesHere()
      .then(isLoaded => isLoaded && openList())
      .finally(() => setLoading(false));
  };
  return (
    <WelcomeView
      isLocal={isLocal}
      canTry={isLocal && snapshot.state.head.people === 0}
      isSample={isSample(snapshot.connections)}
      isLoading={isLoading}
      onTry={tryIt}
      onOpenList={openList}
      onFiles={onFiles}
      onOpen={go}
    >
      <SiteStep gate={gate} />
      <ChecklistCard
        countOf={filter => countOf(snapshot, filter)}
        isSaved={filter => snapshot.segments.some(segment => keptFilter(segment.filter) === keptFilter(filter))}
        onSave={(name, filter) => void actions.onSaveSegment({id: '', name, filter, position: snapshot.segments.length, rev: 0})}
      />
    </WelcomeView>
  );
}
