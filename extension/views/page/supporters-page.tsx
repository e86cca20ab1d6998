import {useBenefits} from '../data/use-benefit-lists';
import {useHistory} from '../data/use-history';
import {usePeople} from '../data/use-people';
import {usePerson} from '../data/use-person';
import {printRoute, type Route} from '../route';
import type {ContentProps} from './page-content';
import {SupportersView} from './supporters-view';

type Props = ContentProps & {readonly route: Extract<Route, {view: 'supporters'}>};

/** The list of supporters over the mirror; filter, order and the open person stand in the address bar. */
export function SupportersPage({snapshot, route, go, put, actions, filterField, onFiles}: Props) {
  const {filter, sort, id, people: only} = route;
  const {people, problem, blame, remarks} = usePeople(snapshot, {filter, sort, only});
  const {person, isRead} = usePerson(snapshot, id);
  const benefits = useBenefits(snapshot);
  const history = useHistory(snapshot, person?.supporter);
  return (
    <SupportersView
      {...actions}
      input={filterField}
      isLocal={snapshot.session === null}
      total={snapshot.state.head.people}
      people={people}
      filter={filter}
      isPart={only.length > 0}
      onShowAll={() => put({...route, people: []})}
      problem={problem}
      remarks={remarks}
      blame={blame}
      sort={sort}
      selected={id}
      person={person}
      history={history}
      benefits={benefits}
      isPersonRead={isRead}
      now={snapshot.now}
      onFilter={text => put({...route, filter: text})}
      onSort={next => put({...route, sort: next})}
      onOpenPerson={next => go(printRoute({view: 'supporters', filter, sort, people: only, id: next}))}
      onSaveFilter={text => go(printRoute({view: 'filters', edit: 'new', text}))}
      onOpen={go}
      onFiles={onFiles}
    />
  );
}
