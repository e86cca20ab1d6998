import * as z from 'zod/mini';
import {ConnectorError} from '../sync/connector-error';
import type {Linking} from './connector';
import {ask, USER_AGENT} from './discord-call';
import {beside} from './own-address';

const userSchema = z.object({
  id: z.string().check(z.regex(/^\d{15,20}$/)),
  username: z.string().check(z.maxLength(100)),
});

/**
 * A member says by Discord itself which account is theirs, to the creator's own app (topics/oauth2 and resources/user, 2026-11).
 * `identify` tells id, name and picture and no address. Of that the id and the name are taken.
 */
export const discordLinking: Linking = {
  type: 'discord-user',
  oauth: {
    authorizeUrl: 'https://discord.com/oauth2/authorize',
    tokenUrl: 'https://discord.com/api/v10/oauth2/token',
    revokeUrl: 'https://discord.com/api/v10/oauth2/token/revoke',
    scopes: ['identify'],
    pkce: true,
    parameters: {prompt: 'consent'},
    headers: {'user-agent': USER_AGENT},
  },
  async appOf(access) {
    const application = await ask(access, '/applications/@me', z.object({id: z.string().check(z.regex(/^\d{15,20}$/))}));
    if (application === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    return application.id;
  },
  async whoIs(http, base, token) {
    const url = beside(base, 'https://discord.com/api/v10', 'https://discord.com/api/v10/users/@me');
    const answer = await http.json({url, headers: {authorization: `Bearer ${token}`, 'user-agent': USER_AGENT}}, userSchema);
    if (answer === undefined) throw new ConnectorError('unexpected-shape', 'HTTP 404');
    const {id, username} = answer.value;
    // The id is what links; by a name nobody is joined, for it may be another's tomorrow.
    const name = {type: 'handle', account: 'discord', value: username.toLowerCase(), strength: 'weak'} as const;
    return [{type: 'discord-user', value: id, strength: 'strong'}, name];
  },
  memberKey: (account, id) => `discord/${account}/user/${id}`,
};
