/** The shape of a bot token: id, time and signature. Opens nothing anywhere. */
export const DISCORD_KEY = `${'MTI'.repeat(8)}.GabcDe.${'x'.repeat(38)}`;
export const GUILD = '700000000000000001';
export const BOT = '800000000000000001';
export const OTHER_BOT = '800000000000000002';

export type DiscordMember = {
  user: {id: string; username: string; discriminator: string; bot?: boolean};
  roles: string[];
  joined_at: string;
};

/** The id of the fake's member of that number: more digits than a number holds. */
export const discordId = (number: number) => String(100_000_000_000_000_000n + BigInt(number));

/** A member as API v10 prints one. */
export function discordMember(number: number, more: Partial<DiscordMember> = {}): DiscordMember {
  return {
    user: {id: discordId(number), username: `member.${number}`, discriminator: '0'},
    roles: number % 2 === 0 ? ['710000000000000002'] : [],
    joined_at: new Date(Date.UTC(2025, 0, 1) + number * 3_600_000).toISOString(),
    ...more,
  };
}

export type DiscordRole = {
  id: string;
  name: string;
  position: number;
  managed: boolean;
  /** Bits in decimal; 2 to the 28th: manage roles. */
  permissions: string;
  tags?: {bot_id?: string; integration_id?: string};
};

/** What the server knows and how it feels today. */
export type DiscordState = {
  readonly members: Map<string, DiscordMember>;
  readonly roles: DiscordRole[];
  /** Servers that the bot is in. */
  readonly guilds: {id: string; name: string}[];
  readonly bots: DiscordMember[];
  readonly audit: {user_id: string; changes: {key: string; new_value: {id: string; name: string}[]}[]}[];
  /** `X-Audit-Log-Reason` of each write, decoded. */
  readonly reasons: string[];
  publicKey: string;
  /** Requests refused so far. */
  refused: number;
  /** The privileged intent is off. */
  noIntent?: boolean;
  /** The bot may not see the log. */
  noAudit?: boolean;
};

export function describeRole(id: string, name: string, position: number, more: Partial<DiscordRole> = {}): DiscordRole {
  return {id, name, position, managed: false, permissions: '2248473465835073', ...more};
}

type Write = {incoming: Request; id: string; role: string};

/** Gives or takes a role, as far as the bot's own stands above it. */
export function answerDiscordWrite(state: DiscordState, {incoming, id, role}: Write): Response {
  const member = state.members.get(id);
  const wanted = state.roles.find(known => known.id === role);
  if (member === undefined) return refuse(404, 10_007, 'Unknown Member');
  if (wanted === undefined) return refuse(404, 10_011, 'Unknown Role');
  const own = state.bots.find(({user}) => user.id === BOT)?.roles ?? [];
  const held = state.roles.filter(known => own.includes(known.id));
  const mayManage = held.some(({permissions}) => (BigInt(permissions) & BigInt(1 << 28)) !== 0n);
  const top = mayManage ? Math.max(0, ...held.map(({position}) => position)) : 0;
  if (wanted.managed || wanted.position >= top) return refuse(403, 50_013, 'Missing Permissions');
  state.reasons.push(decodeURIComponent(incoming.headers.get('x-audit-log-reason') ?? ''));
  const others = member.roles.filter(known => known !== role);
  member.roles = incoming.method === 'PUT' ? [...others, role] : others;
  return new Response(null, {status: 204});
}

/** A day on the server: the first member leaves, another comes, a third is given a role, and a role takes another name. */
export function driftDiscord(state: DiscordState): void {
  const [first, second] = state.members.values();
  if (first !== undefined) state.members.delete(first.user.id);
  const newest = discordMember(state.members.size + 1_000);
  state.members.set(newest.user.id, newest);
  if (second !== undefined) second.roles = [...new Set([...second.roles, '710000000000000001'])];
  const reader = state.roles.find(({id, name}) => id !== GUILD && name === 'Reader');
  if (reader !== undefined) reader.name = 'Avid reader';
}

export function refuse(status: number, code: number, message: string): Response {
  return Response.json({message, code}, {status});
}
