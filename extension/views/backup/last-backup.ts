import {storageItem} from '../../storage-item';

/** When a backup was saved from this browser. */
export const lastBackup = storageItem<number | null>('lastBackup', null);
