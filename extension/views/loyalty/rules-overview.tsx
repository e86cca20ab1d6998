import {i18n} from '#i18n';
import type {Rule} from '#shared/model/rule';
import {Empty} from '../parts/empty';
import {ComplexityNote} from './complexity-note';
import {campaignPath, rulePath} from './loyalty-paths';
import type {LoyaltyTabProps} from './loyalty-tabs';
import {ProgrammeChecklist} from './programme-checklist';
import {RuleGroups} from './rule-groups';
import {ScoreScale} from './score-scale';
import {TemplateCards} from './template-cards';
import type {Template} from './templates';

type Props = LoyaltyTabProps & {
  readonly zone: string;
  readonly currency: string;
  readonly onRemove: (rule: Rule) => void;
  readonly onTemplate: (template: Template) => void;
};

/** The programme at a glance: what is still to be done, what pays what, and what a score means. */
export function RulesOverview(props: Props) {
  const {plan, snapshot, zone, currency, go, onPlan, onRemove, onTemplate} = props;
  const {now} = snapshot;
  const add = () => go(rulePath('new'));
  return (
    <>
      <ProgrammeChecklist plan={plan} now={now} />
      <section class="programme-rules" aria-labelledby="rules-title">
        <div class="row wraps">
          <h2 id="rules-title" class="grow">
            {i18n.t('loyalty.rules.title')}
          </h2>
          <a href={campaignPath('new')}>{i18n.t('loyalty.campaign.new')}</a>
          <a class="button" href={rulePath('new')} data-testid="new-rule">
            {i18n.t('loyalty.rules.new')}
          </a>
        </div>
        <ComplexityNote plan={plan} now={now} />
        {plan.rules.length === 0 ? (
          <Empty text={i18n.t('loyalty.rules.empty')} button={{label: i18n.t('loyalty.rules.new'), onClick: add}} />
        ) : undefined}
        <RuleGroups plan={plan} zone={zone} now={now} onRemove={onRemove} onPlan={onPlan} />
      </section>
      <TemplateCards currency={currency} zone={zone} onAdd={onTemplate} />
      <ScoreScale programme={snapshot.programme} plan={plan} onPlan={onPlan} />
    </>
  );
}
