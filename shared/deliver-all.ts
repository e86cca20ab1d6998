import type {PersonCommand} from '#shared/home';
import type {Command} from '#shared/protocol/commands';

/** One word on a benefit for each of the people it is said of. Each gets an id of its own. */
export function deliverEach({
  id,
  supporters,
  ...word
}: Extract<Command, {kind: 'deliver-all'}>): Extract<PersonCommand, {kind: 'deliver'}>[] {
  return [...new Set(supporters)].map(supporter => ({...word, id: `${id} ${supporter}`, kind: 'deliver', supporter}));
}
