import type {Connection} from '#shared/model/connection';

/**
 * Where a new mail is written at a mail tool. Ghost: the editor of a new post (TryGhost/Ghost, admin router, read 2026-11).
 * Mailchimp: its start page leads to "Create"; the address of the campaign screen itself is not documented.
 */
export function newMailScreen({vendor, account = ''}: Pick<Connection, 'vendor' | 'account'>): string {
  if (vendor !== 'ghost') return 'https://admin.mailchimp.com/campaigns/';
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(account);
  return `${isLocal ? 'http' : 'https'}://${account}/ghost/#/editor/post`;
}
