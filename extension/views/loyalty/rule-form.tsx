import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {policyOf} from '#shared/loyalty/policy';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';
import {PolicyNote} from './policy-note';
import {type ReadDraft, readDraft, type WrongField} from './read-draft';
import {RuleConflict} from './rule-conflict';
import type {RuleDraft} from './rule-draft';
import {RuleFields} from './rule-fields';
import {RuleFolds} from './rule-folds';
import {ruleNames, ruleSentence} from './rule-sentence';
import {overlapping} from './templates';
import {useRuleDraft} from './use-rule-draft';

/** What the creator's data offers to choose from. */
export type Offers = {
  readonly channels: readonly string[];
  /** The most used first. */
  readonly currencies: readonly string[];
  readonly tiers: readonly string[];
  readonly tags: readonly string[];
};

type Props = {
  readonly plan: ProgrammePlan;
  /** As it is now; undefined: a new one. */
  readonly stored: Rule | undefined;
  /** A new one begins as this. */
  readonly blank: Rule;
  readonly offers: Offers;
  readonly zone: string;
  readonly now: number;
  readonly onNext: (rule: Rule) => void;
  readonly onCancel: () => void;
};

const NOTHING: ReadonlySet<WrongField> = new Set();

/** One rule, said back in a sentence while it is typed. */
export function RuleForm({plan, stored, blank, offers, zone, now, onNext, onCancel}: Props) {
  const form = useRef<HTMLFormElement>(null);
  const currency = offers.currencies[0] ?? 'USD';
  const {opened, draft, setDraft, elsewhere, keep, take} = useRuleDraft({stored, blank, zone, currency});
  const [isTried, setTried] = useState(false);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('#rule-points')?.select(), []);
  const read = readDraft(draft, (stored ?? opened ?? blank).id, zone);
  const wrong = isTried && !read.ok ? read.wrong : NOTHING;
  const change = (part: Partial<RuleDraft>) => setDraft(held => withPolicy({...held, ...part}, held));
  const next = () => {
    setTried(true);
    if (read.ok) onNext(read.rule);
    // Once it is drawn as wrong.
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  return (
    <form
      ref={form}
      class="card form rule-form"
      data-testid="rule-form"
      onSubmit={event => {
        event.preventDefault();
        next();
      }}
    >
      <h2>{i18n.t(stored === undefined && opened === undefined ? 'loyalty.rules.new' : 'loyalty.rules.edit')}</h2>
      {elsewhere === undefined ? undefined : (
        <RuleConflict
          kind={elsewhere}
          stored={stored}
          mine={read.ok ? read.rule : undefined}
          zone={zone}
          onTake={() => {
            take();
            if (stored === undefined) onCancel();
          }}
          onKeep={keep}
        />
      )}
      <RuleFields draft={draft} wrong={wrong} onChange={change} channels={offers.channels} currencies={offers.currencies} />
      <PolicyNote key={`${draft.channel} ${draft.action}`} draft={draft} now={now} onChange={change} />
      <RuleFolds
        draft={draft}
        wrong={wrong}
        onChange={change}
        campaigns={plan.campaigns ?? []}
        tiers={offers.tiers}
        tags={offers.tags}
      />
      <Said read={read} plan={plan} zone={zone} now={now} />
      <p class="row wraps">
        <span class="grow" />
        <button type="button" onClick={onCancel}>
          {i18n.t('verb.cancel')}
        </button>
        <button type="submit" class="primary" data-testid="rule-next">
          {i18n.t('loyalty.next')}
        </button>
      </p>
    </form>
  );
}

type SaidProps = Pick<Props, 'plan' | 'zone' | 'now'> & {readonly read: ReadDraft};

/** The rule in one sentence, and what pays for the same already. */
function Said({read, plan, zone, now}: SaidProps) {
  const others = read.ok ? overlapping(plan, read.rule, now) : [];
  return (
    <>
      <p class="said wrap" role="status" data-testid="sentence">
        {read.ok ? ruleSentence(read.rule, zone) : '…'}
      </p>
      {others.length === 0 ? undefined : (
        <p class="second wrap" data-testid="overlap">
          {i18n.t('loyalty.overlap', [ruleNames(others)])}
        </p>
      )}
    </>
  );
}

/** Another action or place has another policy: what may not be rewarded begins as a private signal (T13). */
function withPolicy(draft: RuleDraft, before: RuleDraft): RuleDraft {
  if (draft.action === before.action && draft.channel === before.channel) return draft;
  const {rewardable} = policyOf(draft.channel === '' ? undefined : draft.channel, draft.action);
  return {...draft, isSignal: rewardable !== 'yes', accepted: undefined};
}
