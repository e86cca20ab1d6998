import type {Action} from '#shared/model/action';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Rule} from '#shared/model/rule';

/** Whose rule it is; `shares` is our own, and holds everywhere. */
export type PolicyRule = 'meta' | 'youtube' | 'discord' | 'bluesky' | 'shares';

/**
 * Whether an action on a channel may be rewarded (T13). `yes`: nobody forbids it. `ask`: only where the creator was told the
 * owner's rule and asked for it all the same (`accepted`); else it is a private signal. `no`: never.
 */
export type Policy = {
  readonly rewardable: 'yes' | 'ask' | 'no';
  /** Absent where there is nothing to say. */
  readonly rule?: PolicyRule;
  /** When the rule was read, `YYYY-MM`. */
  readonly read?: string;
};

type Rules = {readonly rule: PolicyRule; readonly asked: ReadonlySet<Action>; readonly never: ReadonlySet<Action>};

const READ = '2026-11';
const YES: Policy = {rewardable: 'yes'};

/**
 * Meta (Platform Terms, Pages policies): rewards for logging in, entering a promotion, checking in and messages alone.
 */
const META: Rules = {
  rule: 'meta',
  asked: new Set<Action>(['liked', 'commented', 'followed', 'watched', 'saved', 'reviewed', 'invited', 'read', 'clicked']),
  never: new Set(),
};

const CHANNELS: Readonly<Record<string, Rules>> = {
  facebook: META,
  instagram: META,
  /** Fake engagement policy: no content that only serves to incite likes, comments or views. */
  youtube: {
    rule: 'youtube',
    asked: new Set<Action>(['liked', 'commented', 'followed', 'watched', 'saved', 'read', 'clicked']),
    never: new Set(),
  },
  /** Developer Policy: no profiles of people from its API, and no use of it to decide who gets a benefit. */
  discord: {
    rule: 'discord',
    asked: new Set<Action>(['joined', 'followed']),
    never: new Set<Action>([
      'liked',
      'commented',
      'watched',
      'read',
      'clicked',
      'opened',
      'visited',
      'contributed',
      'attended',
      'saved',
    ]),
  },
  /** No such rule was found: the creator decides. */
  bluesky: {rule: 'bluesky', asked: new Set<Action>(['liked', 'commented', 'followed']), never: new Set()},
};

/** What three of the channels ask about: of a rule for wherever it happens the creator is asked too. */
const REACTIONS: ReadonlySet<Action> = new Set<Action>(['liked', 'commented', 'followed', 'watched']);

/** @param channel - the first part of the record keys; undefined: a rule for wherever it happens */
export function policyOf(channel: string | undefined, action: Action): Policy {
  // To be paid for telling friends makes telling worthless; who comes of it may be paid (`referred`).
  if (action === 'shared') return {rewardable: 'no', rule: 'shares', read: READ};
  if (channel === undefined) return REACTIONS.has(action) ? {rewardable: 'ask', rule: 'meta', read: READ} : YES;
  const rules = CHANNELS[channel];
  if (rules?.never.has(action)) return {rewardable: 'no', rule: rules.rule, read: READ};
  return rules?.asked.has(action) ? {rewardable: 'ask', rule: rules.rule, read: READ} : YES;
}

/** Whether any channel forbids rewarding the action, or asks. */
export function isRestricted(action: Action): boolean {
  return action === 'shared' || Object.values(CHANNELS).some(({asked, never}) => asked.has(action) || never.has(action));
}

/** Whether a rule may give points for its action on a channel. A private signal gives none, so nobody forbids it. */
export function mayCount({action, signal, accepted}: Pick<Rule, 'action' | 'signal' | 'accepted'>, channel: string): boolean {
  if (signal) return true;
  const {rewardable} = policyOf(channel, action);
  return rewardable === 'yes' || (rewardable === 'ask' && accepted !== undefined);
}

/**
 * Rules that give no points, because the owner of their channel forbids it or the creator has not been asked yet. One for wherever
 * it happens gives them where nobody forbids it.
 */
export function refusedRules(rules: readonly Rule[]): {readonly rule: Rule; readonly policy: Policy}[] {
  return rules.flatMap(rule => {
    const {signal, points, channel, action, accepted} = rule;
    const policy = policyOf(channel, action);
    const isAsked = policy.rewardable === 'ask' && channel !== undefined && accepted === undefined;
    return signal || points === 0 || (policy.rewardable !== 'no' && !isAsked) ? [] : {rule, policy};
  });
}

/**
 * More things to do than this and a programme is felt to be hard (LOY-64): people hold about seven things in mind at once
 * (Miller 1956), and a supporter should be able to say by heart what earns points.
 */
export const MOST_ACTIONS = 7;

export type Complexity = {
  /** What supporters have to understand: each action on each channel once, each sequence as one. */
  readonly actions: number;
  /** Of them, those with a condition beside the action: so many in a row, the third one, only on a tier. */
  readonly conditional: number;
  readonly isTooMuch: boolean;
};

/** How hard a programme is to understand. Private signals, and what is over, nobody has to. */
export function complexity({rules, sequences = []}: Pick<ProgrammePlan, 'rules' | 'sequences'>, now: number): Complexity {
  const isRunning = ({until}: {until?: number | undefined}) => until === undefined || until > now;
  const seen = rules.filter(rule => !rule.signal && rule.points !== 0 && isRunning(rule));
  const running = sequences.filter(isRunning).length;
  const actions = new Set(seen.map(({channel = '', action}) => `${channel} ${action}`)).size + running;
  const conditional = seen.filter(({when, count, tenure}) => when ?? count ?? tenure).length;
  return {actions, conditional, isTooMuch: actions > MOST_ACTIONS};
}
