import {DEFAULT_RETENTION} from '#shared/model/default-retention';
import type {Retention} from '#shared/model/retention';
import type {Local} from './home';

/** Everybody from this ordinal on is still to be derived anew. */
const FROM = 'deriveFrom';

/** How long names are kept in this browser's own workspace. */
export async function retentionOf({writing, state}: Pick<Local, 'writing' | 'state'>): Promise<Retention> {
  const row = await writing.objectStore('row').get([state.head.generation, 'retention', 'retention']);
  return row !== undefined && 'leaverMonths' in row ? row : DEFAULT_RETENTION;
}

/** Has everybody from an ordinal on derived anew, a block at a time. */
export async function deriveEveryone({writing}: Pick<Local, 'writing'>, from = 0): Promise<void> {
  await writing.objectStore('setting').put(from, FROM);
}

/** Everybody is derived anew. */
export async function endDeriving({writing}: Pick<Local, 'writing'>): Promise<void> {
  await writing.objectStore('setting').delete(FROM);
}

/** The first ordinal that is still to be derived anew; undefined: nobody is. */
export async function leftToDerive({writing}: Pick<Local, 'writing'>): Promise<number | undefined> {
  const from = await writing.objectStore('setting').get(FROM);
  return typeof from === 'number' ? from : undefined;
}
