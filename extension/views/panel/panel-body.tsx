import {useEffect, useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {actPath} from '../../actions/act-path';
import type {PanelSubject} from '../../messages';
import {chipState} from '../../mirror/chip-state';
import {fileAges as agesByVendor} from '../../mirror/file-ages';
import {ordinalOf} from '../../mirror/state';
import {matchesOf} from '../data/matches';
import {usePersonDoubts} from '../data/person-doubts';
import type {Snapshot} from '../data/snapshot';
import type {Actions} from '../data/use-actions';
import {useBenefits} from '../data/use-benefit-lists';
import {useHistory} from '../data/use-history';
import {usePerson} from '../data/use-person';
import {ConnectionsBehind} from '../doors/fresh-lines';
import type {Person} from '../page/person-view';
import {useWhy} from '../page/use-why';
import {Empty} from '../parts/empty';
import {AccountSection} from '../standing/account-section';
import type {Toasts} from '../toasts';
import type {Folds} from './fold';
import {MatchList, ToMatches} from './matches';
import {Nobody, Several, Unknown} from './panel-states';
import {PersonHead} from './person-head';
import {PersonPanel} from './person-panel';
import {SameSection} from './same-section';
import type {Step, Trail} from './trail';
import {useQuickActions} from './use-quick-actions';

export type BodyProps = {
  readonly snapshot: Snapshot;
  readonly trail: Trail;
  /** The filter by which the page's list is looked through. */
  readonly filter: string | undefined;
  readonly walk: (step: Step) => void;
  readonly settle: (subject: PanelSubject) => void;
  readonly actions: Actions;
  readonly toasts: Toasts;
  readonly folds: Folds;
  readonly isMenuOpen: boolean;
  readonly onMenu: (isOpen: boolean) => void;
  readonly onOpen: (path: string) => void;
  readonly onSearch: () => void;
};

/** Whom the panel is about; about nobody, everyone whom the page's filter fits. */
export function PanelBody(props: BodyProps) {
  const {snapshot, trail, filter = '', walk, onOpen} = props;
  const matches = useMemo(() => matchesOf(snapshot, filter), [snapshot, filter]);
  if (matches === undefined) return <Shown {...props} />;
  if (trail.shown !== undefined) {
    return (
      <>
        <ToMatches matches={matches} onList={() => walk({kind: 'list'})} />
        <Shown {...props} />
      </>
    );
  }
  const onLook = (id: string) => walk({kind: 'look', id});
  return <MatchList matches={matches} last={trail.ids[trail.at]} onLook={onLook} onOpen={onOpen} />;
}

function Shown(props: BodyProps) {
  const {snapshot, trail, walk, settle, onOpen, onSearch} = props;
  const {shown} = trail;
  switch (shown?.kind) {
    case undefined:
      return <Nobody snapshot={snapshot} onOpen={onOpen} />;
    case 'person':
      return <OnePerson {...props} id={shown.id} />;
    case 'several':
      return (
        <Several
          snapshot={snapshot}
          subject={shown}
          onChoose={id => {
            settle({kind: 'person', id});
            walk({kind: 'look', id});
          }}
        />
      );
    case 'unknown':
      return <Unknown identity={shown.identity} onOpen={onOpen} onSearch={onSearch} />;
  }
}

function OnePerson(props: BodyProps & {readonly id: string}) {
  const {snapshot, id, onSearch} = props;
  const {person, isRead} = usePerson(snapshot, id);
  if (!isRead) return <p class="second late">{i18n.t('popup.opening')}</p>;
  if (person === undefined) {
    return <Empty text={i18n.t('person.gone')} button={{label: i18n.t('panel.searchOther'), onClick: onSearch}} />;
  }
  return (
    <ConnectionsBehind.Provider value={snapshot.connections}>
      <Known {...props} person={person} />
    </ConnectionsBehind.Provider>
  );
}

function Known({person, ...props}: BodyProps & {readonly person: Person}) {
  const {snapshot, filter = '', actions, toasts, folds, onOpen, walk} = props;
  const {supporter} = person;
  const benefits = useBenefits(snapshot);
  const history = useHistory(snapshot, supporter);
  const doubts = usePersonDoubts(snapshot, supporter);
  const quick = useQuickActions(supporter, toasts);
  const why = useWhy({snapshot, person: supporter, filter, onSaveSegment: segment => void actions.onSaveSegment(segment)});
  const goTo = useGoTo(folds);
  const rids = (one: typeof supporter) => one.records.map(({rid}) => rid);
  return (
    <article aria-label={person.row.name ?? person.row.email ?? i18n.t('table.noName')} data-testid="person">
      <PersonHead
        person={person}
        quick={quick}
        isMenuOpen={props.isMenuOpen}
        onMenu={props.onMenu}
        onCopy={actions.onCopy}
        onScore={() => goTo('score', 'summary')}
        onNote={() => goTo('notes', 'textarea')}
        onTag={() => goTo('tags', 'input')}
      />
      <PersonPanel
        person={person}
        history={history}
        benefits={benefits}
        actions={actions}
        folds={folds}
        now={snapshot.now}
        staleDays={staleDaysOf(snapshot, supporter.id)}
        why={why}
        account={
          <AccountSection
            snapshot={snapshot}
            supporter={supporter}
            actions={actions}
            onAct={act => onOpen(actPath({kind: 'one', id: supporter.id}, act))}
          />
        }
        same={
          doubts === undefined ? undefined : (
            <SameSection
              supporter={supporter}
              doubts={doubts}
              now={snapshot.now}
              onApart={other => void actions.onDecide('not', rids(supporter), rids(other))}
              onUndecide={actions.onUndecide}
            />
          )
        }
        onRefresh={() => onOpen('#/connections')}
        onErased={() => walk({kind: 'follow'})}
      />
    </article>
  );
}

/** Opens a part and puts the focus where it is wanted in it. */
function useGoTo(folds: Folds): (name: string, selector: string) => void {
  const [wanted, setWanted] = useState<{name: string; selector: string} | undefined>(undefined);
  useEffect(() => {
    if (wanted === undefined) return;
    setWanted(undefined);
    const place = document.querySelector<HTMLElement>(`#fold-${wanted.name} ${wanted.selector}`);
    place?.scrollIntoView({block: 'center'});
    place?.focus();
  }, [wanted]);
  return (name, selector) => {
    folds.onToggle(name, true);
    setWanted({name, selector});
  };
}

/** As the chip says it: 0 while a source is live or fresh. */
function staleDaysOf({state, programme, connections, now}: Snapshot, id: string): number {
  const ordinal = ordinalOf(state, id);
  const chip = chipState(state, ordinal, {programme, files: agesByVendor(connections), now});
  return chip.kind === 'score' ? chip.staleDays : 0;
}
