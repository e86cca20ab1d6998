import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {EVERYONE} from '#shared/filter/tree';
import {monthOf} from '#shared/model/time';
import {actPath} from '../../actions/act-path';
import {holderOf} from '../../mirror/saved-filters';
import type {ActProps} from '../act/act-props';
import {printBenefitPurpose} from '../act/benefit-purpose';
import {deliverRun} from '../act/deliver';
import {ActSheet} from '../act/dialogs';
import {MOST_NAMED} from '../act/left-out-list';
import {rowsOf} from '../data/benefit-lists';
import {sayDone} from '../data/say-done';
import {useBenefitLists} from '../data/use-benefit-lists';
import {printRoute, type Route} from '../route';
import {BenefitForm} from './benefit-form';
import {BenefitView} from './benefit-view';
import {BenefitsView, NEW_BENEFIT} from './benefits-view';
import type {ContentProps} from './page-content';

type Props = ContentProps & {readonly route: Extract<Route, {view: 'benefits'}>};

/** The benefits, one of them with the people who are owed it, or the form for one. */
export function BenefitsPage({snapshot, route, go, put, actions, toasts}: Props) {
  const [labelled, setLabelled] = useState<readonly string[] | undefined>(undefined);
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
  const word = {benefit: benefit.id, month: shown, name: benefit.name};
  const onDeliverAll = async (people: readonly string[]) => {
    const result = await deliverRun(snapshot, {...word, people})({signal: new AbortController().signal, tell: () => undefined});
    await sayDone({snapshot, toasts}, {act: 'deliver', filter: undefined, result});
  };
  return (
    <>
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
        onDeliverAll={onDeliverAll}
        onLabels={setLabelled}
        onAsk={people => go(askPath(people))}
        personPath={person => printRoute({view: 'supporters', id: person, filter: '', people: []})}
      />
      {labelled === undefined ? undefined : (
        <Labels
          snapshot={snapshot}
          toasts={toasts}
          ids={labelled}
          name={benefit.name}
          purpose={printBenefitPurpose(word)}
          onOpen={go}
          onClose={() => setLabelled(undefined)}
        />
      )}
    </>
  );
}

/** Asks people for their address: by their ids as long as an address can name them. */
function askPath(people: readonly string[]): string {
  if (people.length > MOST_NAMED) return actPath({kind: 'filter', filter: 'address-missing:yes'}, 'reach', 'address');
  return actPath({kind: 'people', ids: people}, 'reach', 'address');
}

type LabelsProps = Pick<ActProps, 'snapshot' | 'toasts' | 'name' | 'purpose' | 'onOpen' | 'onClose'> & {
  readonly ids: readonly string[];
};

/** Labels for those who are owed a benefit; it stays here, so that they can be ticked afterwards. */
function Labels({ids, ...props}: LabelsProps) {
  const {state} = props.snapshot;
  const ordinals = useMemo(() => Uint32Array.from(ids.flatMap(id => holderOf(state, id) ?? [])), [ids, state]);
  return (
    <ActSheet
      {...props}
      act="labels"
      targets={{kind: 'people', ids}}
      ordinals={ordinals}
      tree={EVERYONE}
      only={undefined}
      segment={undefined}
      fields={[]}
    />
  );
}
