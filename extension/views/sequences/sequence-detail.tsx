import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import {printFilter} from '#shared/filter/print';
import {type SequenceFigures, sequenceFigures, whoDid} from '#shared/loyalty/sequence';
import type {Sequence} from '#shared/model/reward';
import {CopyField} from '../doors/copy-field';
import {formats} from '../language';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {listOf, printRoute} from '../route';
import type {Standing} from '../standing/standings';
import {StandingsState} from '../standing/standings-state';
import type {ReadStandings} from '../standing/use-standings';
import {saveLinks} from '../supporter-page/save-links';
import {type PageLinkMaker, usePageLinks} from '../supporter-page/use-page-links';

type Props = Pick<LoyaltyTabProps, 'snapshot' | 'toasts'> & {
  readonly sequence: Sequence;
  readonly read: ReadStandings;
  readonly onEdit: () => void;
};

/** How far people are, step by step; what to hand out; who did all, and what one of them cost (LOY-11 to LOY-13). */
export function SequenceDetail({snapshot, toasts, sequence, read, onEdit}: Props) {
  const {links, trouble} = usePageLinks(snapshot);
  const people = read.kind === 'read' ? read.standings.people : undefined;
  const figures = useMemo(
    () => (people === undefined ? undefined : sequenceFigures(people, sequence, sequence.cost)),
    [people, sequence],
  );
  const did = useMemo(() => (people === undefined ? [] : whoDid(people, sequence)), [people, sequence]);
  const save = async () => {
    if (links === undefined) return;
    const columns = sequence.steps.map(({id, name}) => ({
      head: name,
      of: (person: string) => links.step(sequence.id, id, person),
    }));
    const count = await saveLinks(snapshot, 'regulars-steps.csv', columns);
    toasts.say(i18n.t('ownPage.linksSaved', count, [formats().number(count)]));
  };
  return (
    <div class="standing sequence" data-testid="sequence-detail">
      <p>
        <a href={printRoute({view: 'loyalty', tab: 'sequences'})}>{i18n.t('sequences.all')}</a>
      </p>
      <header class="row">
        <h2 class="grow">{sequence.name}</h2>
        <button type="button" onClick={onEdit}>
          {i18n.t('verb.edit')}
        </button>
      </header>
      <StandingsState read={read} />
      {trouble === '' ? undefined : (
        <p class="trouble-text" role="status">
          {trouble}
        </p>
      )}
      <ol class="cards">
        {sequence.steps.map((step, place) => (
          <StepCard key={step.id} {...{sequence, step, place, figures, links}} now={snapshot.now} />
        ))}
      </ol>
      <p class="second">{i18n.t('sequences.linksHelp')}</p>
      <p>
        <button type="button" disabled={links === undefined || snapshot.isStreaming} onClick={() => void save()}>
          {i18n.t('ownPage.saveLinks')}
        </button>
      </p>
      {figures === undefined ? undefined : <Finishers {...{sequence, figures, did}} />}
    </div>
  );
}

type StepProps = {
  readonly sequence: Sequence;
  readonly step: Sequence['steps'][number];
  readonly place: number;
  readonly figures: SequenceFigures | undefined;
  readonly links: PageLinkMaker | undefined;
  readonly now: number;
};

function StepCard({sequence, step, place, figures, links, now}: StepProps) {
  const {number, day} = formats();
  const reached = figures?.reached[place] ?? 0;
  const first = Math.max(1, figures?.reached[0] ?? 1);
  return (
    <li class="card" data-testid="sequence-step">
      <p class="row wraps">
        <b class="grow wrap">{i18n.t('sequences.step', [number(place + 1), step.name])}</b>
        <span class="second">
          {i18n.t(step.opensAt <= now ? 'sequences.open' : 'sequences.opens', [day(step.opensAt)])}
          {step.points === undefined ? '' : ` · ${i18n.t('standing.points', step.points, [number(step.points)])}`}
        </span>
      </p>
      {step.gives === undefined ? undefined : <p class="wrap">{step.gives}</p>}
      <p class="second wrap">{step.page}</p>
      {figures === undefined ? undefined : (
        <p class="row">
          <progress class="grow" max={first} value={reached} aria-label={step.name} />
          <a
            class="number"
            href={peopleAt(
              'step',
              sequence.steps.slice(place).map(({name}) => `${sequence.name}: ${name}`),
            )}
          >
            {i18n.t('sequences.reached', reached, [number(reached)])}
          </a>
        </p>
      )}
      {links === undefined ? undefined : (
        <CopyField id={`step-${step.id}`} label={i18n.t('sequences.handOut')} text={links.step(sequence.id, step.id)} />
      )}
    </li>
  );
}

const MOST_NAMED = 20;

/** The list of whoever is at one of these. */
function peopleAt(field: 'sequence' | 'step', values: readonly string[]): string {
  return listOf(printFilter({kind: 'test', field, test: {op: 'is', values: [...values]}}));
}

type FinishersProps = {readonly sequence: Sequence; readonly figures: SequenceFigures; readonly did: readonly Standing[]};

function Finishers({sequence, figures, did}: FinishersProps) {
  const {number, money, percent} = formats();
  return (
    <section class="card" data-testid="sequence-finishers">
      <h3>{i18n.t('sequences.finishers')}</h3>
      <p>
        {i18n.t('sequences.didAll', did.length, [number(did.length)])}
        {figures.conversion === undefined ? '' : ` · ${i18n.t('sequences.conversion', [percent(figures.conversion)])}`}
      </p>
      {sequence.cost === undefined ? undefined : (
        <p data-testid="sequence-cost">
          {figures.costEach === undefined
            ? i18n.t('sequences.costNone', [money(sequence.cost)])
            : i18n.t('sequences.costEach', [money(sequence.cost), money(figures.costEach)])}
        </p>
      )}
      {did.length === 0 ? undefined : (
        <>
          <p class="wrap">
            {did.slice(0, MOST_NAMED).map(({id, name}, place) => (
              <span key={id}>
                {place === 0 ? '' : ', '}
                <a href={printRoute({view: 'supporters', id, filter: '', people: []})}>
                  <bdi>{name ?? i18n.t('table.noName')}</bdi>
                </a>
              </span>
            ))}
          </p>
          <p>
            <a class="button" href={peopleAt('sequence', [sequence.name])}>
              {i18n.t('sequences.showAll')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
