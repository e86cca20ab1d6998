import {i18n} from '#i18n';
import type {Promotion} from '#shared/model/promotion';
import type {Command} from '#shared/protocol/commands';

export type PromotionActions = {
  /** True when it was done. `said`: what is told beside; absent: that it was saved. */
  readonly onSavePromotion: (promotion: Promotion, said?: string) => Promise<boolean>;
  readonly onRemovePromotion: (promotion: Promotion) => Promise<boolean>;
};

type Run = (command: Command, said: string) => Promise<boolean>;

/** What the creator does with promotions; `run` sends a command and says so with its undo. */
export function promotionActions(run: Run): PromotionActions {
  const fresh = () => ({id: crypto.randomUUID(), at: Date.now()});
  return {
    onSavePromotion: (promotion, said = i18n.t('promotions.saved')) => run({...fresh(), kind: 'promotion-put', promotion}, said),
    onRemovePromotion: ({id, rev}) =>
      run({...fresh(), kind: 'promotion-remove', promotion: id, rev}, i18n.t('promotions.removed')),
  };
}
