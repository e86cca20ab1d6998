import * as z from 'zod/mini';
import type {OutboundClient} from '../sync/outbound-client';
import type {Access} from './connector';
import {call} from './mailchimp-call';

const id = z.string().check(z.regex(/^\w+$/));
const headingsSchema = z.object({categories: z.array(z.object({id, title: z.string()}))});
const groupsSchema = z.object({interests: z.array(z.object({id, name: z.string()}))});

/** Groups are read once, when the audience is connected: so many headings at most. */
const MOST_HEADINGS = 10;

/** The audience's groups: `group:ID` leads to the heading and the group's name, a line each. A member names the id alone. */
export async function readGroups(
  http: OutboundClient,
  at: Pick<Access, 'base' | 'key'>,
  list: string,
): Promise<Record<string, string>> {
  const path = `/lists/${encodeURIComponent(list)}/interest-categories`;
  const headings = await http.json(
    call(at, `${path}?count=${MOST_HEADINGS}&fields=categories.id,categories.title`),
    headingsSchema,
  );
  const found: Record<string, string> = {};
  for (const heading of headings?.value.categories ?? []) {
    const query = 'count=60&fields=interests.id,interests.name';
    const groups = await http.json(call(at, `${path}/${heading.id}/interests?${query}`), groupsSchema);
    for (const group of groups?.value.interests ?? []) found[`group:${group.id}`] = `${heading.title}\n${group.name}`;
  }
  return found;
}
