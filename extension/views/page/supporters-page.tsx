import {useBenefits} from '../data/use-benefit-lists';
import {useHistory} from '../data/use-history';
import {usePerson} from '../data/use-person';
import {printRoute, type Route} from '../route';
import {AccountSection} from '../standing/account-section';
import {PageLinkLine} from '../supporter-page/page-link-line';
import type {ContentProps} from './page-content';
import {SupportersView} from './supporters-view';
import {useListFilter} from './use-list-filter';
import {useListView} from './use-list-view';

type Props = ContentProps & {readonly route: Extract<Route, {view: 'supporters'}>};

/** The list of supporters over the mirror; filter, order and the open person stand in the address bar. */
export function SupportersPage({snapshot, route, go, put, actions, toasts, filterField, onFiles}: Props) {
  const {filter, id, people: only} = route;
  const list = useListView({snapshot, route, actions, toasts, go, put});
  const {person, isRead} = usePerson(snapshot, id);
  const benefits = useBenefits(snapshot);
  const history = useHistory(snapshot, person?.supporter);
  const onFilter = (text: string) => put({...route, filter: text});
  const filtering = useListFilter({snapshot, filter, person: person?.supporter, actions, onFilter});
  return (
    <SupportersView
      {...actions}
      {...filtering}
      {...list}
      input={filterField}
      isLocal={snapshot.session === null}
      total={snapshot.state.head.people}
      filter={filter}
      isPart={only.length > 0}
      onShowAll={() => put({...route, people: []})}
      selected={id}
      person={person}
      history={history}
      benefits={benefits}
      isPersonRead={isRead}
      now={snapshot.now}
      account={
        person === undefined ? undefined : (
          <>
            <AccountSection
              snapshot={snapshot}
              supporter={person.supporter}
              actions={actions}
              onAct={act => go(printRoute({...route, act, purpose: undefined}))}
            />
            <PageLinkLine snapshot={snapshot} person={person.supporter.id} onCopy={actions.onCopy} />
          </>
        )
      }
      onFilter={onFilter}
      onSort={sort => put({...route, sort})}
      onOpenPerson={next => go(printRoute({...route, id: next, act: undefined, purpose: undefined}))}
      onAct={dialog => go(printRoute({...route, ...dialog}))}
      onSaveFilter={text => go(printRoute({view: 'filters', edit: 'new', text}))}
      onOpen={go}
      onFiles={onFiles}
    />
  );
}
