import type {Promotion} from '#shared/model/promotion';

/** A post's link without what all of them begin with: `posts/pfbid02…`, `watch?v=…`. */
export function postLabel(link: string, {account}: Pick<Promotion, 'account'>): string {
  const path = link.replace(/^(https?:\/\/)?[^/]*\//i, '').replace(/\/+$/, '');
  const own = path.startsWith(`${account}/`) ? path.slice(account.length + 1) : path;
  return own === '' ? link : own;
}
