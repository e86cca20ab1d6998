import {ConnectorError} from '../sync/connector-error';
import {ProblemError} from './problem-error';

/** A vendor that refuses is not our error: the caller learns which of the four ways it was. */
export async function askingVendor<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    throw new ProblemError('vendor-refused', `${error.code}: ${error.detail}`, error.retryAfterMs);
  }
}
