import {i18n} from '#i18n';
import {nextDrawAt} from '#shared/loyalty/draw';
import type {Draw} from '#shared/model/draw';
import type {ProgrammePlan} from '#shared/model/programme';
import {formats} from '../language';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {NumberField} from './number-field';
import {personPath} from './redemptions-part';
import {pointsText} from './standing-actions';
import type {Standings} from './standings';
import {useDraws} from './use-rows';

type Props = Pick<LoyaltyTabProps, 'snapshot' | 'plan' | 'onPlan'> & {readonly standings: Standings | undefined};
type Per = Draw['per'];

const PERS = ['week', 'month'] as const;
const FIRST_PRIZE = 50;
const SHOWN = 24;

/** The most engaged of each week and month, by themselves: whether, for how many points, and who it was (LOY-22, LOY-23). */
export function DrawsPart({snapshot, plan, onPlan, standings}: Props) {
  const draws = useDraws(snapshot);
  const next = nextDrawAt(plan, snapshot.now);
  const save = (planned: NonNullable<ProgrammePlan['draws']>) =>
    void onPlan({...plan, draws: planned}, i18n.t('standing.draws.saved'));
  return (
    <section aria-labelledby="draws-title">
      <h2 id="draws-title">{i18n.t('standing.draws.title')}</h2>
      <p class="second">{i18n.t('standing.draws.text')}</p>
      <div class="fields">
        {PERS.map(per => (
          <Planned key={per} per={per} plan={plan} onSave={save} />
        ))}
      </div>
      <p class="second">{i18n.t('standing.draws.ties')}</p>
      {next === undefined ? undefined : <p class="second">{i18n.t('standing.draws.next', [formats().date(next)])}</p>}
      {draws === undefined || draws.length === 0 ? undefined : <Winners draws={draws.slice(0, SHOWN)} standings={standings} />}
    </section>
  );
}

type PlannedProps = {
  readonly per: Per;
  readonly plan: ProgrammePlan;
  readonly onSave: (draws: NonNullable<ProgrammePlan['draws']>) => void;
};

function Planned({per, plan: {draws = []}, onSave}: PlannedProps) {
  const planned = draws.find(one => one.per === per);
  const others = draws.filter(one => one.per !== per);
  return (
    <>
      <label class="row">
        <input
          type="checkbox"
          data-testid={`draw-${per}`}
          checked={planned !== undefined}
          onChange={() => onSave(planned === undefined ? [...others, {per, points: FIRST_PRIZE}] : others)}
        />
        {i18n.t(`standing.draws.${per}`)}
      </label>
      {planned === undefined ? undefined : (
        <NumberField
          key={planned.points}
          label={i18n.t('standing.draws.points')}
          value={planned.points}
          range={{min: 0, max: 1_000_000}}
          isLate
          onChange={points => onSave([...others, {per, points}])}
        />
      )}
    </>
  );
}

function Winners({draws, standings}: {readonly draws: readonly Draw[]; readonly standings: Standings | undefined}) {
  const {date} = formats();
  return (
    <table class="plain-table" data-testid="winners">
      <caption class="sr-only">{i18n.t('standing.draws.winners')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n.t('standing.draws.when')}</th>
          <th scope="col">{i18n.t('standing.draws.winners')}</th>
        </tr>
      </thead>
      <tbody>
        {draws.map(({id, per, start, end, winners}) => (
          <tr key={id}>
            <th scope="row">
              {per === 'month'
                ? formats().wholeMonth((start + end) / 2)
                : i18n.t('standing.period.span', [date(start), date(end - 1)])}
            </th>
            <td>
              {winners.length === 0 ? i18n.t('standing.draws.nobody') : undefined}
              <ul>
                {winners.map(({supporter, points}) => (
                  <li key={supporter}>
                    <a href={personPath(supporter)}>
                      <bdi>{nameOf(standings, supporter)}</bdi>
                    </a>{' '}
                    <span class="second number">{pointsText(points)}</span>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(standings: Standings | undefined, id: string): string {
  return standings?.people.find(person => person.id === id)?.name ?? i18n.t('table.noName');
}
