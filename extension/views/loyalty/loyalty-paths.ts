import {printRoute} from '../route';

/** The form of a rule; `new` for another one, in a campaign where one is named. */
export function rulePath(id: string, campaign?: string): string {
  return printRoute({view: 'loyalty', tab: 'rules', id, from: campaign});
}

/** The form of a campaign; `new` for another one. */
export function campaignPath(id: string): string {
  return printRoute({view: 'loyalty', tab: 'rules', id, show: 'campaign'});
}

/** What holds for the whole programme. */
export const SETTINGS_PATH = printRoute({view: 'loyalty', tab: 'rules', id: 'settings', show: 'settings'});
