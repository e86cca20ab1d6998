import type {Programme} from '#shared/model/programme';

/** What a new workspace starts with: points for each payment and for being on the newsletter. */
export const DEFAULT_PROGRAMME: Programme = {
  rules: [
    {id: 'payments', action: 'paid', points: 10},
    {id: 'newsletter', action: 'subscribed', points: 20},
  ],
  halfLifeDays: 180,
  w50: 100,
  calibratedAt: null,
  calibratedOn: 0,
};
