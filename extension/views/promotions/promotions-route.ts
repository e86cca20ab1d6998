/** Which of a promotion is shown. */
export const PROMOTION_SHOWS = ['people', 'entries'] as const;
export type PromotionShow = (typeof PROMOTION_SHOWS)[number];

export const WHO = ['supporters', 'strangers'] as const;

/** The list; with `id` one of them, or `new`: with `isEdit` its form, else its entries. What is absent is everything. */
export type PromotionsRoute = {
  readonly view: 'promotions';
  readonly id?: string | undefined;
  readonly isEdit?: boolean | undefined;
  readonly show?: PromotionShow | undefined;
  readonly action?: 'liked' | 'commented' | undefined;
  readonly post?: string | undefined;
  readonly who?: (typeof WHO)[number] | undefined;
  /** The bar that is opened: a day, week or month by its first day. */
  readonly when?: string | undefined;
};

const ACTIONS = ['liked', 'commented'] as const;

export function parsePromotions(id: string | undefined, params: URLSearchParams): PromotionsRoute {
  const show = PROMOTION_SHOWS.find(name => name === params.get('show'));
  const action = ACTIONS.find(name => name === params.get('action'));
  const who = WHO.find(name => name === params.get('who'));
  const [post, when] = [params.get('post'), params.get('when')];
  return {
    view: 'promotions',
    ...(id ? {id} : {}),
    ...(params.has('edit') ? {isEdit: true} : {}),
    ...(show === undefined ? {} : {show}),
    ...(action === undefined ? {} : {action}),
    ...(post ? {post} : {}),
    ...(who === undefined ? {} : {who}),
    ...(when ? {when} : {}),
  };
}

/** Sets the parameters. @returns what follows the view's name in the path */
export function printPromotions(route: PromotionsRoute, params: URLSearchParams): string {
  if (route.isEdit) params.set('edit', '');
  for (const name of ['show', 'action', 'post', 'who', 'when'] as const) {
    const value = route[name];
    if (value !== undefined) params.set(name, value);
  }
  return route.id === undefined ? '' : `/${encodeURIComponent(route.id)}`;
}
