import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {ownCurrency} from '#shared/filter/own-currency';
import {sameData} from '#shared/model/compare';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';
import type {Snapshot} from '../data/snapshot';
import {printRoute} from '../route';
import {CampaignForm} from './campaign-form';
import {ElsewhereNote} from './elsewhere-note';
import {focusRule} from './focus-rule';
import type {LoyaltyTabProps} from './loyalty-tabs';
import {PreviewSheet, type Way} from './preview-sheet';
import {ProgrammeSettings} from './programme-settings';
import {type Offers, RuleForm} from './rule-form';
import {ruleSentence} from './rule-sentence';
import {versionNow} from './rule-versions';
import {type Asked, waysToRemove, waysToSave} from './rule-ways';
import {channelsWith} from './rule-words';
import {RulesOverview} from './rules-overview';
import {templateWays} from './template-ways';
import type {Template} from './templates';

export const NEW = 'new';

/** What a dialog was opened for. */
type Asking = Asked & {readonly base: ProgrammePlan} & (
    | {readonly of: 'save'; readonly rule: Rule}
    | {readonly of: 'remove'; readonly rule: Rule}
    | {readonly of: 'template'; readonly template: Template}
  );

/** What pays what: the overview, one rule or campaign with its form, and what holds for all of them. */
export function RulesTab(props: LoyaltyTabProps) {
  const {snapshot, route, go, actions} = props;
  const [asking, setAsking] = useState<Asking>();
  const [saving, setSaving] = useState<ProgrammePlan>();
  // While it is saved everything stays as it was asked for: what comes back is no other browser's, and nothing has to be worked out.
  const plan = saving ?? props.plan;
  const zone = plan.timeZone ?? 'UTC';
  const offers = useMemo(() => offersOf(snapshot, plan.rules), [snapshot.state, snapshot.connections, plan.rules]);
  const back = () => go(printRoute({view: 'loyalty', tab: 'rules'}));
  const ask = () => ({now: Date.now(), freshId: crypto.randomUUID(), base: plan});
  const save = async (way: Way) => {
    setSaving(plan);
    const answer = await actions.onPlan(way.plan, way.said);
    setSaving(undefined);
    return answer;
  };
  const close = (isSaved: boolean) => {
    setAsking(undefined);
    if (!isSaved || asking === undefined) return;
    if (route.id !== undefined) back();
    focusRule(asking.of === 'template' ? [`${asking.freshId}-0`] : [asking.freshId, asking.rule.id]);
  };
  const last = useRef<string>(undefined);
  useEffect(() => {
    // Whoever leaves a form is where they came from.
    if (route.id === undefined && last.current !== undefined) focusRule(last.current === NEW ? [] : [last.current]);
    last.current = route.id;
  }, [route.id]);
  const isStale = asking?.of === 'save' && isOtherRule(asking, plan);
  useEffect(() => {
    // The form says what another browser made of the same rule.
    if (isStale) setAsking(undefined);
  }, [isStale]);
  const currency = offers.currencies[0] ?? 'USD';
  const shared = {...props, plan, zone, currency, onBack: back};
  return (
    <>
      <Part
        {...shared}
        offers={offers}
        onSave={rule => setAsking({...ask(), of: 'save', rule})}
        onRemove={rule => setAsking({...ask(), of: 'remove', rule})}
        onTemplate={template => setAsking({...ask(), of: 'template', template})}
      />
      {asking === undefined || isStale ? undefined : (
        <PreviewSheet
          snapshot={snapshot}
          before={plan}
          notes={<ElsewhereNote before={asking.base} after={plan} />}
          {...dialogOf(plan, asking, {zone, currency})}
          onSave={save}
          onClose={close}
        />
      )}
    </>
  );
}

/** Whether the rule that is to be saved is another one by now. */
function isOtherRule({base, rule}: Extract<Asking, {of: 'save'}>, plan: ProgrammePlan): boolean {
  const before = base.rules.find(({id}) => id === rule.id);
  return before !== undefined && !sameData(before, versionNow(plan, before));
}

type PartProps = LoyaltyTabProps & {
  readonly zone: string;
  readonly currency: string;
  readonly offers: Offers;
  readonly onBack: () => void;
  readonly onSave: (rule: Rule) => void;
  readonly onRemove: (rule: Rule) => void;
  readonly onTemplate: (template: Template) => void;
};

function Part(props: PartProps) {
  const {route} = props;
  if (route.show === 'settings') return <ProgrammeSettings {...props} />;
  if (route.show === 'campaign') return <CampaignForm key={route.id} {...props} />;
  if (route.id === undefined) return <RulesOverview {...props} />;
  return <OneRule key={route.id} {...props} />;
}

function OneRule({snapshot, route, plan, zone, offers, onBack, onSave}: PartProps) {
  // A form keeps the id of its new rule for as long as it is open, and the next form has another one.
  const [blank] = useState<Rule>(() => ({id: crypto.randomUUID(), action: 'paid', points: 10}));
  const named = plan.rules.find(({id}) => id === route.id);
  const [opened] = useState(named);
  return (
    <RuleForm
      plan={plan}
      stored={opened === undefined ? named : versionNow(plan, opened)}
      blank={route.from === undefined ? blank : {...blank, campaign: route.from}}
      offers={offers}
      zone={zone}
      now={snapshot.now}
      onNext={onSave}
      onCancel={onBack}
    />
  );
}

/** What the dialog says and offers, from the plan as it is now: what another browser saved meanwhile stays. */
function dialogOf(plan: ProgrammePlan, asking: Asking, {zone, currency}: {zone: string; currency: string}) {
  switch (asking.of) {
    case 'save': {
      const isNew = !plan.rules.some(({id}) => id === asking.rule.id);
      return {
        title: i18n.t(isNew ? 'loyalty.rules.new' : 'loyalty.rules.edit'),
        text: ruleSentence(asking.rule, zone),
        ways: waysToSave(plan, asking.rule, asking),
      };
    }
    case 'remove': {
      const text = ruleSentence(asking.rule, zone);
      return {title: i18n.t('loyalty.rules.endTitle'), text, ways: waysToRemove(plan, asking.rule, asking.now)};
    }
    case 'template':
      return templateWays(plan, {...asking, currency});
  }
}

/** Places, currencies, tiers and tags that the creator's people have. */
function offersOf({state, connections}: Snapshot, rules: readonly Rule[]): Offers {
  const {columns} = state;
  const wordsOf = (field: string) => {
    const column = columns.column(field);
    return column.kind === 'word' ? [...new Set(column.lists.flat())].sort() : [];
  };
  const sources = wordsOf('source');
  const own = ownCurrency(columns);
  const currencies = [...new Set([...(own === '' ? [] : [own]), 'USD', 'EUR', 'GBP'])];
  const used = [...connections.map(({vendor}) => vendor), ...sources, ...rules.flatMap(({channel}) => channel ?? [])];
  return {channels: channelsWith(used), currencies, tiers: wordsOf('tier'), tags: wordsOf('tag')};
}
