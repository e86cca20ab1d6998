import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Campaign, Rule} from '#shared/model/rule';
import {removeCampaign} from './change-plan';
import {campaignPath, rulePath} from './loyalty-paths';
import {ruleName, ruleSentence} from './rule-sentence';
import {groupRules, type RuleGroup, stateAt} from './rule-state';
import {channelName} from './rule-words';
import {StateWord} from './state-word';

type Props = {
  readonly plan: ProgrammePlan;
  readonly zone: string;
  readonly now: number;
  readonly onRemove: (rule: Rule) => void;
  readonly onPlan: (plan: ProgrammePlan, said: string) => Promise<boolean>;
};

/** What pays what, one line a rule, by campaign and by place; what is over is folded away. */
export function RuleGroups(props: Props) {
  const {plan, now} = props;
  const isOver = (rule: Rule) => stateAt(rule, now) === 'ended';
  const groups = groupRules(
    plan.rules.filter(rule => !isOver(rule)),
    plan.campaigns ?? [],
  );
  const past = plan.rules.filter(isOver);
  return (
    <>
      {groups.map(group => (
        <Group key={group.campaign?.id ?? ''} {...props} group={group} hasTitle={(plan.campaigns ?? []).length > 0} />
      ))}
      {past.length === 0 ? undefined : (
        <details>
          <summary>{i18n.t('loyalty.rules.past', past.length, [String(past.length)])}</summary>
          <ul class="rule-lines">
            {past.map(rule => (
              <RuleLine key={rule.id} {...props} rule={rule} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Group(props: Props & {readonly group: RuleGroup; readonly hasTitle: boolean}) {
  const {group, hasTitle, zone, now} = props;
  const {campaign, channels} = group;
  const Heading = hasTitle ? 'h4' : 'h3';
  return (
    <section class="card campaign" data-testid="campaign">
      {hasTitle ? <CampaignHead {...props} campaign={campaign} zone={zone} now={now} /> : undefined}
      {channels.length === 0 ? <p class="second">{i18n.t('loyalty.campaign.noRules')}</p> : undefined}
      {channels.map(({channel, rules}) => (
        <div key={channel ?? ''}>
          <Heading class="second">{channel === undefined ? i18n.t('loyalty.everywhere') : channelName(channel)}</Heading>
          <ul class="rule-lines">
            {rules.map(rule => (
              <RuleLine key={rule.id} {...props} rule={rule} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

type HeadProps = Props & {readonly campaign: Campaign | undefined};

function CampaignHead({plan, campaign, zone, now, onPlan}: HeadProps) {
  if (campaign === undefined) return <h3>{i18n.t('loyalty.campaign.none')}</h3>;
  const {id, name, goal} = campaign;
  const remove = () => void onPlan(removeCampaign(plan, campaign), i18n.t('loyalty.campaign.removed'));
  return (
    <div>
      <div class="row wraps">
        <h3 class="grow">
          {name} <StateWord of={campaign} zone={zone} now={now} />
        </h3>
        <a href={rulePath('new', id)} aria-label={i18n.t('loyalty.campaign.addRuleTo', [name])}>
          {i18n.t('loyalty.campaign.addRule')}
        </a>
        <a href={campaignPath(id)} aria-label={i18n.t('loyalty.rules.editOf', [name])}>
          {i18n.t('verb.edit')}
        </a>
        <button type="button" class="link" aria-label={i18n.t('loyalty.campaign.removeOf', [name])} onClick={remove}>
          {i18n.t('verb.delete')}
        </button>
      </div>
      {goal === undefined ? undefined : <p class="second wrap">{goal}</p>}
    </div>
  );
}

function RuleLine({plan, rule, zone, now, onRemove}: Pick<Props, 'plan' | 'zone' | 'now' | 'onRemove'> & {readonly rule: Rule}) {
  const name = ruleName(rule);
  const hasFollower = plan.rules.some(({replaces}) => replaces === rule.id);
  return (
    <li class="row wraps" data-testid="rule-line">
      <span class="grow wrap">
        {rule.name === undefined ? undefined : <b>{name} </b>}
        {ruleSentence(rule, zone)} <StateWord of={rule} zone={zone} now={now} />
        {hasFollower ? <span class="word">{i18n.t('loyalty.state.former')}</span> : undefined}
        {rule.signal ? <span class="word">{i18n.t('loyalty.state.private')}</span> : undefined}
      </span>
      <a href={rulePath(rule.id)} aria-label={i18n.t('loyalty.rules.editOf', [name])}>
        {i18n.t('verb.edit')}
      </a>
      <button type="button" class="link" aria-label={i18n.t('loyalty.rules.endOf', [name])} onClick={() => onRemove(rule)}>
        {i18n.t(stateAt(rule, now) === 'running' ? 'loyalty.rules.end' : 'loyalty.rules.takeBack')}
      </button>
    </li>
  );
}
