import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import {formats} from '../language';
import {printRoute} from '../route';
import {MOST_TIMES, timesToFirst} from './first-reward';
import {campaignPath, rulePath} from './loyalty-paths';
import {stateAt} from './rule-state';

const STEPS = ['goal', 'actions', 'reward', 'promote'] as const;
type Step = (typeof STEPS)[number];

/** Which steps are done: a goal, then what people do, then what they get and how they hear of it (LOY-4, LOY-2, LOY-3). */
export function stepsDone(plan: ProgrammePlan, now: number): ReadonlySet<Step> {
  const {campaigns = [], rules, rewards = [], levels = [], badges = [], page} = plan;
  const done = new Set<Step>();
  if (campaigns.some(campaign => campaign.goal !== undefined && stateAt(campaign, now) !== 'ended')) done.add('goal');
  if (rules.some(rule => !rule.signal && stateAt(rule, now) === 'running')) done.add('actions');
  if (rewards.length + levels.length + badges.length > 0) done.add('reward');
  if (page !== undefined) done.add('promote');
  return done;
}

/** The order in which the loyalty document builds a programme; folded away once all of it is done. */
export function ProgrammeChecklist({plan, now}: {readonly plan: ProgrammePlan; readonly now: number}) {
  const done = stepsDone(plan, now);
  const {number} = formats();
  const times = timesToFirst(plan, now) ?? 0;
  const isFar = times > MOST_TIMES;
  return (
    <details class="card checklist" open={done.size < STEPS.length || isFar} data-testid="loyalty-checklist">
      <summary>
        <b>{i18n.t('loyalty.check.title')}</b>{' '}
        <span class="second">{i18n.t('loyalty.check.done', [number(done.size), number(STEPS.length)])}</span>
      </summary>
      <ol>
        {STEPS.map(step => (
          <li key={step} class={done.has(step) ? 'done' : undefined}>
            <a href={pathOf(step, plan)}>{i18n.t(`loyalty.check.${step}`)}</a>
            {done.has(step) ? <span class="second"> {i18n.t('loyalty.check.isDone')}</span> : undefined}
            <p class="second">{i18n.t(`loyalty.check.${step}Help`)}</p>
            {step === 'reward' && isFar ? (
              <p class="notice" data-testid="first-is-far">
                {i18n.t('loyalty.check.far', [number(times)])}
              </p>
            ) : undefined}
          </li>
        ))}
      </ol>
    </details>
  );
}

function pathOf(step: Step, {campaigns = []}: ProgrammePlan): string {
  switch (step) {
    case 'goal':
      return campaignPath(campaigns.find(({goal}) => goal === undefined)?.id ?? campaigns[0]?.id ?? 'new');
    case 'actions':
      return rulePath('new');
    case 'reward':
      return printRoute({view: 'loyalty', tab: 'rewards'});
    case 'promote':
      return printRoute({view: 'loyalty', tab: 'page'});
  }
}
