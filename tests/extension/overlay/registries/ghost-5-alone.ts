import type {Adapter} from '../../../../extension/dashboards/adapter.ts';
import {ghost} from '../../../../extension/dashboards/ghost.ts';

/** The registry of an extension that knows Ghost 5 and no other. */
export const adapters: readonly Adapter[] = [{...ghost, views: ghost.views.filter(({id}) => id === 'members-5')}];
