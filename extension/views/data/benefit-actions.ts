import {i18n} from '#i18n';
import type {Benefit} from '#shared/model/benefit';
import type {DeliveryState} from '#shared/model/delivery';
import type {Command} from '#shared/protocol/commands';

/** One benefit of one month, `month` null where it is owed once. */
export type Word = {readonly benefit: string; readonly month: string | null; readonly state: DeliveryState};

export type BenefitActions = {
  /** True when it was done. */
  readonly onSaveBenefit: (benefit: Benefit) => Promise<boolean>;
  readonly onRemoveBenefit: (benefit: Benefit) => void;
  /** True when it was done. */
  readonly onDeliver: (supporter: string, word: Word & {readonly tracking?: string | undefined}) => Promise<boolean>;
};

type Run = (command: Command, said: string) => Promise<boolean>;

/** What the creator does with benefits; `run` sends a command and says so with its undo. */
export function benefitActions(run: Run): BenefitActions {
  return {
    onSaveBenefit: benefit => run({...fresh(), kind: 'benefit-put', benefit: withId(benefit)}, i18n.t('benefits.saved')),
    onRemoveBenefit: ({id, rev}) => void run({...fresh(), kind: 'benefit-remove', benefit: id, rev}, i18n.t('benefits.removed')),
    onDeliver: (supporter, {benefit, month, state, tracking}) => {
      const number = tracking === undefined || tracking === '' ? {} : {tracking};
      return run({...fresh(), kind: 'deliver', supporter, benefit, month, state, ...number}, i18n.t(SAID[state]));
    },
  };
}

const SAID = {
  delivered: 'benefits.saidDelivered',
  not: 'benefits.saidNot',
  wont: 'benefits.saidWont',
} as const satisfies Record<DeliveryState, string>;

function fresh() {
  return {id: crypto.randomUUID(), at: Date.now()};
}

function withId(benefit: Benefit): Benefit {
  return benefit.id === '' ? {...benefit, id: crypto.randomUUID()} : benefit;
}
