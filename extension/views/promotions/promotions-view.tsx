import {i18n} from '#i18n';
import type {Promotion} from '#shared/model/promotion';
import {formats} from '../language';
import {Empty} from '../parts/empty';
import {printRoute} from '../route';
import {vendorName} from '../vendor-name';

export const NEW_PROMOTION = 'new';

type Props = {
  readonly promotions: readonly Promotion[];
  readonly onOpen: (path: string) => void;
  readonly onRemove: (promotion: Promotion) => void;
};

/** All promotions; empty, how one comes to be. */
export function PromotionsView({promotions, onOpen, onRemove}: Props) {
  const add = () => onOpen(printRoute({view: 'promotions', id: NEW_PROMOTION}));
  return (
    <div class="column">
      <div class="row">
        <h1 class="grow">{i18n.t('page.promotions')}</h1>
        {promotions.length === 0 ? undefined : (
          <button type="button" onClick={add}>
            {i18n.t('promotions.new')}
          </button>
        )}
      </div>
      {promotions.length === 0 ? (
        <Empty text={i18n.t('promotions.empty')} button={{label: i18n.t('promotions.new'), onClick: add}}>
          <p class="second">{i18n.t('promotions.how')}</p>
        </Empty>
      ) : undefined}
      <ul class="cards">
        {promotions.map(promotion => (
          <PromotionCard key={promotion.id} {...{promotion, onOpen, onRemove}} />
        ))}
      </ul>
    </div>
  );
}

function PromotionCard({promotion, onOpen, onRemove}: Omit<Props, 'promotions'> & {readonly promotion: Promotion}) {
  const {id, name} = promotion;
  return (
    <li class="card row wraps" data-testid="promotion">
      <span class="grow wrap">
        <a href={printRoute({view: 'promotions', id})}>{name}</a>
        <span class="second">{summaryOf(promotion)}</span>
      </span>
      <button
        type="button"
        aria-label={i18n.t('promotions.editOf', [name])}
        onClick={() => onOpen(printRoute({view: 'promotions', id, isEdit: true}))}
      >
        {i18n.t('verb.edit')}
      </button>
      <button type="button" aria-label={i18n.t('promotions.deleteOf', [name])} onClick={() => onRemove(promotion)}>
        {i18n.t('verb.delete')}
      </button>
    </li>
  );
}

/** Channel, page, how many posts and what is counted of them. @param label - what the channel calls the page */
export function summaryOf({channel, account, posts, track}: Promotion, label = account): string {
  const count = i18n.t('promotions.posts', posts.length, [formats().number(posts.length)]);
  return [vendorName(channel), label, count, i18n.t(`promotions.tracks.${track}`)].join(' · ');
}
