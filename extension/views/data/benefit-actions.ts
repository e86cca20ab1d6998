import {i18n} from '#i18n';
import type {Benefit} from '#shared/model/benefit';
import type {DeliveryState} from '#shared/model/delivery';
import type {Command} from '#shared/protocol/commands';
import {sendMessage} from '../../messages';
import {formats} from '../language';
import type {Toasts} from '../toasts';

/** One benefit of one month, `month` null where it is owed once. */
export type Word = {readonly benefit: string; readonly month: string | null; readonly state: DeliveryState};

export type BenefitActions = {
  /** True when it was done. */
  readonly onSaveBenefit: (benefit: Benefit) => Promise<boolean>;
  readonly onRemoveBenefit: (benefit: Benefit) => void;
  /** True when it was done. */
  readonly onDeliver: (supporter: string, word: Word & {readonly tracking?: string | undefined}) => Promise<boolean>;
  /** Any number of people; done when all are sent. */
  readonly onDeliverAll: (supporters: readonly string[], word: Word) => Promise<void>;
};

type Run = (command: Command, said: string) => Promise<boolean>;

/** As many as one command takes. */
const BATCH = 100;

/** What the creator does with benefits; `run` sends a command and says so with its undo. */
export function benefitActions(run: Run, toasts: Toasts): BenefitActions {
  return {
    onSaveBenefit: benefit => run({...fresh(), kind: 'benefit-put', benefit: withId(benefit)}, i18n.t('benefits.saved')),
    onRemoveBenefit: ({id, rev}) => void run({...fresh(), kind: 'benefit-remove', benefit: id, rev}, i18n.t('benefits.removed')),
    onDeliver: (supporter, {benefit, month, state, tracking}) => {
      const number = tracking === undefined || tracking === '' ? {} : {tracking};
      return run({...fresh(), kind: 'deliver', supporter, benefit, month, state, ...number}, i18n.t(SAID[state]));
    },
    onDeliverAll: (supporters, word) => deliverAll(toasts, supporters, word),
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

/** One toast for all of it, and one undo. */
async function deliverAll(toasts: Toasts, supporters: readonly string[], {benefit, month, state}: Word): Promise<void> {
  const undoing: Command[] = [];
  for (let from = 0; from < supporters.length; from += BATCH) {
    const batch = supporters.slice(from, from + BATCH);
    const command: Command = {...fresh(), kind: 'deliver-all', supporters: batch, benefit, month, state};
    const answer = await sendMessage('send', {command});
    if (!answer.ok) {
      toasts.warn(i18n.t(`trouble.${answer.code}`));
      break;
    }
    if (answer.undo !== undefined) undoing.push(answer.undo);
  }
  if (undoing.length === 0) return;
  const done = undoing.reduce((sum, undo) => sum + (undo.kind === 'deliver-all' ? undo.supporters.length : 1), 0);
  toasts.say(i18n.t('benefits.saidAll', done, [formats().number(done)]), () => {
    for (const undo of undoing) void sendMessage('send', {command: {...undo, at: Date.now()}});
  });
}
