import type {Retention} from '#shared/model/retention';

/** Until the creator says otherwise. */
export const DEFAULT_RETENTION: Retention = {id: 'retention', rev: 0, leaverMonths: 13};
