import {i18n} from '#i18n';
import {monthOf} from '#shared/model/time';
import {rowsOf} from '../data/benefit-lists';
import {useBenefitLists} from '../data/use-benefit-lists';
import {printRoute, type Route} from '../route';
import {BenefitForm} from './benefit-form';
import {BenefitView} from './benefit-view';
import {BenefitsView, NEW_BENEFIT} from './benefits-view';
import type {ContentProps} from './page-content';

type Props = ContentProps & {readonly route: Extract<Route, {view: 'benefits'}>};

/** The benefits, one of them with the people who are owed it, or the form for one. */
export function BenefitsPage({snapshot, route, go, put, actions}: Props) {
  const lists = useBenefitLists(snapshot);
  if (lists === undefined) return <p class="column second late">{i18n.t('popup.opening')}</p>;
  const {id, isEdit, month, show} = route;
  const running = monthOf(snapshot.now);
  const open = (next: Partial<typeof route>) => printRoute({view: 'benefits', ...next});
  const benefit = lists.benefits.find(known => known.id === id);
  if (id === NEW_BENEFIT || (benefit !== undefined && isEdit)) {
    return (
      <BenefitForm
        benefit={benefit}
        tiers={lists.tiers}
        running={running}
        onSave={changed => void actions.onSaveBenefit(changed).then(isDone => isDone && go(open({id: benefit?.id})))}
        onCancel={() => go(open({id: benefit?.id}))}
      />
    );
  }
  if (benefit === undefined) {
    return <BenefitsView lists={lists} running={running} onOpen={go} onRemove={actions.onRemoveBenefit} />;
  }
  const shown = benefit.each === 'once' ? null : (month ?? running);
  return (
    <BenefitView
      key={`${benefit.id} ${shown} ${show}`}
      benefit={benefit}
      people={lists.people}
      rows={rowsOf(lists.people, benefit.id, shown)}
      month={shown}
      running={running}
      show={show ?? 'owed'}
      onMonth={next => put({...route, month: next})}
      onShow={next => put({...route, show: next})}
      onEdit={() => go(open({id, isEdit: true}))}
      onBack={() => go(open({}))}
      onDeliver={actions.onDeliver}
      onDeliverAll={actions.onDeliverAll}
      onCopy={actions.onCopy}
      personPath={person => printRoute({view: 'supporters', id: person, filter: '', people: []})}
    />
  );
}
