import {scoreOf} from '#shared/loyalty/score';
import {deriveStatus, firstJoin} from '#shared/membership/status';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import {identifierText} from '#shared/model/identifier-text';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import type {WorkspaceClient} from '../demo/workspace-client.ts';

/** What the server's own feed says that the screen should show: worked out without mirror and overlay. */
export type Expected = {
  readonly programme: Programme;
  readonly supporters: readonly Supporter[];
  /** The beginning of the chip's accessible name, by Ghost's member id. */
  chipOf(member: string): RegExp;
  ofMember(member: string): Supporter | undefined;
};

const NEW_DAYS = 30;
const DAY_MS = 86_400_000;

export async function readExpected(client: WorkspaceClient, site: {url: string}): Promise<Expected> {
  const {changes, supporters} = await client.everything();
  const programme =
    changes.flatMap(change => (change.kind === 'programme' && change.doc ? change.doc : []))[0] ?? DEFAULT_PROGRAMME;
  const account = new URL(site.url).host;
  const byMember = new Map<string, Supporter>();
  for (const supporter of supporters) {
    for (const identifier of supporter.records.flatMap(record => record.identifiers)) {
      if (identifier.type === 'ghost-member') byMember.set(identifierText(identifier), supporter);
    }
  }
  const ofMember = (member: string) => byMember.get(identifierText({type: 'ghost-member', account, value: member}));
  return {
    programme,
    supporters,
    ofMember,
    chipOf(member) {
      const supporter = ofMember(member);
      if (supporter === undefined) return /^Not in your data/;
      const now = Date.now();
      const joinedAt = firstJoin(supporter);
      const isNew = joinedAt !== undefined && now - joinedAt < NEW_DAYS * DAY_MS;
      // Money at risk is shown at once, however new the person is.
      if (isNew && deriveStatus(supporter, now).state !== 'declined') return /^Joined /;
      return new RegExp(`^Loyalty ${scoreOf(supporter.v, programme, now)} of 100`);
    },
  };
}
