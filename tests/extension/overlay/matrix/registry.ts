import {adapters as shipped} from '../../../../extension/dashboards/registry.ts';
import {testAdapters} from './test-adapters.ts';

/** Stands in for the extension's own registry in the build of these tests. */
export const adapters = [...testAdapters, ...shipped];
