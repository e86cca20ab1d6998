import type {StoredSession} from '../../settings';
import {storageItem} from '../../storage-item';

/** The private server that everything was brought back from: it is read only until it is erased or used again. */
export const formerServer = storageItem<(StoredSession & {readonly at: number}) | null>('formerServer', null);
