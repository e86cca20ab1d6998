import {useState} from 'preact/hooks';
import type {Promotion} from '#shared/model/promotion';
import type {PromotionActions} from './promotion-actions';

type Save = PromotionActions['onSavePromotion'];
type Latest = {readonly promotion: Promotion; readonly onSave: (changed: Promotion, said: string) => void};

/**
 * A promotion as the creator left it: what is on its way counts already. Two changes within a second would otherwise both start
 * from what is stored, and the second be refused or take the first back.
 */
export function useLatest(stored: Promotion, save: Save): Latest {
  const [sent, setSent] = useState<Promotion | undefined>(undefined);
  return {
    promotion: sent !== undefined && sent.rev > stored.rev ? sent : stored,
    onSave: (changed, said) => {
      setSent({...changed, rev: changed.rev + 1});
      void save(changed, said).then(isDone => isDone || setSent(undefined));
    },
  };
}
