import type {ComponentType} from 'preact';
import type {ProgrammePlan} from '#shared/model/programme';
import type {ContentProps} from '../page/page-content';
import type {LoyaltyRoute, LoyaltyTab} from './loyalty-route';

/** What each part of the programme is given. */
export type LoyaltyTabProps = Omit<ContentProps, 'route'> & {
  readonly route: LoyaltyRoute;
  /** What the creator says about the programme, with what waits for the private server. */
  readonly plan: ProgrammePlan;
  /**
   * Saves a change of it, and says so with its undo: what moves people's points or levels is looked at before, and what another
   * browser saved since `base` (absent: as it is now) stays. True when it was done.
   */
  readonly onPlan: (plan: ProgrammePlan, said: string, base?: ProgrammePlan) => Promise<boolean>;
};

type Load = () => Promise<ComponentType<LoyaltyTabProps>>;

/** The parts that there are, in the order of their tabs; each is loaded when it is first opened. */
export const TABS: Partial<Record<LoyaltyTab, Load>> = {
  rules: async () => (await import('./rules-tab')).RulesTab,
  levels: async () => (await import('../standing/levels-tab')).LevelsTab,
  badges: async () => (await import('../standing/badges-tab')).BadgesTab,
  rewards: async () => (await import('../standing/rewards-tab')).RewardsTab,
  ranking: async () => (await import('../standing/ranking-tab')).RankingTab,
  sequences: async () => (await import('../sequences/sequences-tab')).SequencesTab,
  page: async () => (await import('../supporter-page/page-tab')).PageTab,
  figures: async () => (await import('../standing/figures-tab')).FiguresTab,
};
