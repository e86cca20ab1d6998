import type {Campaign, Rule} from '#shared/model/rule';

/** Whether something with dates counts now. */
export type RuleState = 'running' | 'starts' | 'ended';

export function stateAt({from, until}: Pick<Rule, 'from' | 'until'>, now: number): RuleState {
  if (until !== undefined && until <= now) return 'ended';
  return from !== undefined && from > now ? 'starts' : 'running';
}

export type RuleGroup = {
  /** Undefined: rules of no campaign. */
  readonly campaign: Campaign | undefined;
  readonly channels: readonly {readonly channel: string | undefined; readonly rules: readonly Rule[]}[];
};

/** Rules by campaign and by channel, each in the order of the plan; campaigns without any rule too. */
export function groupRules(rules: readonly Rule[], campaigns: readonly Campaign[]): readonly RuleGroup[] {
  const known = new Set(campaigns.map(({id}) => id));
  const own = rules.filter(({campaign}) => campaign === undefined || !known.has(campaign));
  const groups = campaigns.map(campaign => ({
    campaign,
    channels: byChannel(rules.filter(rule => rule.campaign === campaign.id)),
  }));
  return own.length === 0 ? groups : [{campaign: undefined, channels: byChannel(own)}, ...groups];
}

function byChannel(rules: readonly Rule[]): RuleGroup['channels'] {
  const channels = [...new Set(rules.map(({channel}) => channel))];
  return channels.map(channel => ({channel, rules: rules.filter(rule => rule.channel === channel)}));
}
