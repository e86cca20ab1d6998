import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import {sequenceFigures} from '#shared/loyalty/sequence';
import type {Sequence} from '#shared/model/reward';
import {formats} from '../language';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {Empty} from '../parts/empty';
import {printRoute} from '../route';
import {put, without} from '../standing/plan-parts';
import {StandingsState} from '../standing/standings-state';
import {useOpened} from '../standing/use-opened';
import {type ReadStandings, useStandings} from '../standing/use-standings';
import {NeedsServer} from '../supporter-page/needs-server';
import {SequenceDetail} from './sequence-detail';
import {SequenceForm} from './sequence-form';
import '../standing/standing.css';
import './sequences.css';

export const NEW = 'new';
export const EDIT = 'edit';

/** Pages of the creator's site to be visited in order: all of them, one with who got how far, or its form (LOY-5 to LOY-16). */
export function SequencesTab(props: LoyaltyTabProps) {
  const {snapshot, plan, onPlan, route, go} = props;
  const {sequences = []} = plan;
  const opened = useOpened(plan, route.show === EDIT || route.id === NEW ? route.id : undefined);
  const open = (id?: string, show?: string) => go(printRoute({view: 'loyalty', tab: 'sequences', id, show}));
  const read = useStandings(snapshot);
  if (snapshot.session === null) return <NeedsServer text={i18n.t('sequences.needsServer')} />;
  const sequence = sequences.find(({id}) => id === route.id);
  if (route.id === NEW || (sequence !== undefined && route.show === EDIT)) {
    const save = (changed: Sequence) =>
      void onPlan({...opened, sequences: put(opened.sequences, changed)}, i18n.t('sequences.saved'), opened).then(
        isDone => isDone && open(changed.id),
      );
    return <SequenceForm sequence={sequence} plan={plan} now={snapshot.now} onSave={save} onCancel={() => open(sequence?.id)} />;
  }
  if (sequence !== undefined) return <SequenceDetail {...props} {...{sequence, read}} onEdit={() => open(sequence.id, EDIT)} />;
  const add = {label: i18n.t('sequences.new'), onClick: () => open(NEW), testId: 'sequence-new'};
  if (sequences.length === 0) {
    return (
      <Empty text={i18n.t('sequences.empty')} button={add}>
        <p class="second">{i18n.t('sequences.how')}</p>
      </Empty>
    );
  }
  return (
    <div class="standing">
      <p class="row">
        <span class="grow second">{i18n.t('sequences.text')}</span>
        <button type="button" onClick={add.onClick}>
          {add.label}
        </button>
      </p>
      <StandingsState read={read} />
      <ul class="cards">
        {sequences.map(one => (
          <SequenceCard
            key={one.id}
            sequence={one}
            read={read}
            onEdit={() => open(one.id, EDIT)}
            onRemove={() =>
              void onPlan({...plan, sequences: without(sequences, one.id)}, i18n.t('sequences.removed', [one.name]))
            }
          />
        ))}
      </ul>
    </div>
  );
}

type CardProps = {
  readonly sequence: Sequence;
  readonly read: ReadStandings;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

function SequenceCard({sequence, read, onEdit, onRemove}: CardProps) {
  const {id, name, steps, from, until} = sequence;
  const {number, day} = formats();
  const reached = useMemo(
    () => (read.kind === 'read' ? sequenceFigures(read.standings.people, sequence).reached : undefined),
    [read, sequence],
  );
  const facts = [
    i18n.t('sequences.steps', steps.length, [number(steps.length)]),
    until === undefined ? i18n.t('sequences.since', [day(from)]) : i18n.t('sequences.span', [day(from), day(until - 1)]),
    ...(reached === undefined ? [] : [i18n.t('sequences.didAll', reached.at(-1) ?? 0, [number(reached.at(-1) ?? 0)])]),
  ];
  return (
    <li class="card row wraps" data-testid="sequence">
      <span class="grow wrap">
        <a href={printRoute({view: 'loyalty', tab: 'sequences', id})}>{name}</a>
        <span class="second block">{facts.join(' · ')}</span>
      </span>
      <button type="button" aria-label={i18n.t('standing.edit', [name])} onClick={onEdit}>
        {i18n.t('verb.edit')}
      </button>
      <button type="button" aria-label={i18n.t('standing.delete', [name])} onClick={onRemove}>
        {i18n.t('verb.delete')}
      </button>
    </li>
  );
}
