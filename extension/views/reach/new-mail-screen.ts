import type {Connection} from '#shared/model/connection';
import type {Site} from '../../settings';
import {adminAddress, ghostAdmin} from '../../site-access/admin-address';

/**
 * Where a new mail is written at a mail tool; undefined where that is not known. Ghost: the editor of a new post (TryGhost/Ghost, admin
 * router, read 2026-11). Mailchimp: its start page leads to "Create"; the address of the campaign screen itself is not documented, nor is Kit's.
 */
export function newMailScreen(
  {vendor, account = ''}: Pick<Connection, 'vendor' | 'account'>,
  sites: readonly Site[],
): string | undefined {
  if (vendor === 'kit') return 'https://app.kit.com/';
  if (vendor !== 'ghost') return 'https://admin.mailchimp.com/campaigns/';
  const admin = ghostAdmin(account, sites);
  return admin && adminAddress(admin, '#/editor/post');
}
