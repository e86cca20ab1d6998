import {storageItem} from '../../storage-item';

/** The columns that this browser's lists show where no saved filter says; null until the creator chose. */
export const keptColumns = storageItem<readonly string[] | null>('columns', null);
