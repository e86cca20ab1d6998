import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {RowIdentity} from '../../messages';
import {chipState} from '../../mirror/chip-state';
import {fileAges as agesByVendor} from '../../mirror/file-ages';
import {ordinalOf} from '../../mirror/state';
import {linesOf} from '../data/find-people';
import {usePersonDoubts} from '../data/person-doubts';
import {type Snapshot, todayCounts} from '../data/snapshot';
import {fileAges, isFile} from '../data/sources';
import type {Actions} from '../data/use-actions';
import {useBenefits} from '../data/use-benefit-lists';
import {useHistory} from '../data/use-history';
import {usePerson} from '../data/use-person';
import type {Person} from '../page/person-view';
import {useWhy} from '../page/use-why';
import {Empty} from '../parts/empty';
import {ResultList} from '../parts/result-list';
import {TodayList} from '../parts/today-list';
import type {Toasts} from '../toasts';
import {todayItems} from '../today';
import type {Folds} from './fold';
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
  readonly actions: Actions;
  readonly toasts: Toasts;
  readonly folds: Folds;
  readonly isMenuOpen: boolean;
  readonly onMenu: (isOpen: boolean) => void;
  readonly onOpen: (path: string) => void;
  readonly onSearch: () => void;
};

/** Whom the panel is about, or that it is about nobody. */
export function PanelBody(props: BodyProps) {
  const {snapshot, trail, walk, onOpen} = props;
  const {shown} = trail;
  if (shown === undefined) return <Nobody snapshot={snapshot} onOpen={onOpen} />;
  switch (shown.kind) {
    case 'person':
      return <OnePerson {...props} id={shown.id} />;
    case 'several':
      return (
        <section data-testid="several">
          <p>{i18n.t('panel.several')}</p>
          <ResultList id="candidates" rows={linesOf(snapshot, shown.ids)} active={-1} onOpen={id => walk({kind: 'look', id})} />
        </section>
      );
    case 'unknown':
      return <Unknown identity={shown.identity} onOpen={onOpen} />;
  }
}

/** The page is about nobody in particular: what needs the creator today instead. */
function Nobody({snapshot, onOpen}: Pick<BodyProps, 'snapshot' | 'onOpen'>) {
  const live = snapshot.connections.filter(connection => !isFile(connection));
  return (
    <section aria-labelledby="panel-today" data-testid="nobody">
      <p class="second">{i18n.t('panel.nobody')}</p>
      <h2 id="panel-today">{i18n.t('today.title')}</h2>
      <TodayList
        items={todayItems(todayCounts(snapshot), live, fileAges(snapshot.connections), snapshot.now)}
        now={snapshot.now}
        onOpen={onOpen}
      />
    </section>
  );
}

/** Somebody who is not in the creator's data: what the page shows of them, and how they would get in. */
function Unknown({identity, onOpen}: {readonly identity: RowIdentity; readonly onOpen: (path: string) => void}) {
  const who = identity.identifiers.map(text => text.slice(text.lastIndexOf(':') + 1)).concat(identity.emailPrefix ?? []);
  return (
    <section data-testid="unknown">
      <p class="wrap">
        <b>{who.join(' · ')}</b>
      </p>
      <Empty text={i18n.t('panel.unknown')} button={{label: i18n.t('panel.getIn'), onClick: () => onOpen('#/import')}} />
    </section>
  );
}

function OnePerson(props: BodyProps & {readonly id: string}) {
  const {snapshot, id, onSearch} = props;
  const {person, isRead} = usePerson(snapshot, id);
  if (!isRead) return <p class="second late">{i18n.t('popup.opening')}</p>;
  if (person === undefined) {
    return <Empty text={i18n.t('person.gone')} button={{label: i18n.t('panel.searchOther'), onClick: onSearch}} />;
  }
  return <Known {...props} person={person} />;
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
