import {addParts, EMPTY_PART} from '#shared/loyalty/back-test';
import type {ProgrammePlan} from '#shared/model/programme';
import type {PreviewPage, PreviewPart} from '#shared/protocol/preview';
import {pullPreview} from '../../api/preview';
import {previewLocally} from '../../local/preview';
import type {Snapshot} from './snapshot';

export type Previewing = {
  /** How many people were looked at, and what was found up to now. */
  readonly onProgress: (part: PreviewPart) => void;
  readonly signal: AbortSignal;
};

/**
 * What a plan would change for everyone, before it is saved (F26): a block of people after the other, in this browser's own
 * workspace or on the private server. Nothing is written.
 *
 * @returns undefined when it was stopped
 * @throws ApiError - the private server does not answer
 */
export async function previewProgramme(
  snapshot: Snapshot,
  plan: ProgrammePlan,
  {onProgress, signal}: Previewing,
): Promise<PreviewPart | undefined> {
  let sum = EMPTY_PART;
  for (let after: string | null = ''; after !== null; ) {
    if (signal.aborted) return undefined;
    const page: PreviewPage = await readPage(snapshot, plan, after);
    sum = addParts(sum, page.part);
    after = page.next;
    if (!signal.aborted) onProgress(sum);
  }
  return signal.aborted ? undefined : sum;
}

function readPage({mirror, session, now}: Snapshot, plan: ProgrammePlan, after: string): Promise<PreviewPage> {
  if (session === null) return previewLocally(mirror, plan, {after, now});
  return pullPreview({origin: session.server, token: session.token}, {plan, after});
}
