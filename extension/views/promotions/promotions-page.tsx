import {i18n} from '#i18n';
import type {Promotion} from '#shared/model/promotion';
import type {ContentProps} from '../page/page-content';
import {printRoute} from '../route';
import {WhileStreaming} from '../streaming/streaming-sheet';
import {knownAccounts} from './known-accounts';
import {PromotionDetail} from './promotion-detail';
import {PromotionForm} from './promotion-form';
import type {PromotionsRoute} from './promotions-route';
import {NEW_PROMOTION, PromotionsView} from './promotions-view';
import {usePromotions} from './use-promotions';

type Props = ContentProps & {readonly route: PromotionsRoute};

/** The promotions, one of them with its entries, or the form for one. */
export function PromotionsPage(props: Props) {
  const {snapshot, route, go, put, actions} = props;
  const all = usePromotions(snapshot);
  if (all === undefined) return <p class="column second late">{i18n.t('popup.opening')}</p>;
  const open = (id: string | undefined) => go(printRoute({view: 'promotions', id}));
  const promotion = all.find(({id}) => id === route.id);
  if (route.id === NEW_PROMOTION || (promotion !== undefined && route.isEdit)) {
    const save = (changed: Promotion) =>
      void actions.onSavePromotion(changed).then(isDone => isDone && put({view: 'promotions', id: changed.id}));
    return (
      <PromotionForm
        promotion={promotion}
        accounts={knownAccounts(all, snapshot.connections)}
        onSave={save}
        onCancel={() => open(promotion?.id)}
      />
    );
  }
  if (promotion === undefined) {
    return <PromotionsView promotions={all} onOpen={go} onRemove={one => void actions.onRemovePromotion(one)} />;
  }
  // Who did what is what this view is about: masked it says nothing.
  if (snapshot.isStreaming) return <WhileStreaming />;
  return <PromotionDetail {...props} key={promotion.id} stored={promotion} />;
}
