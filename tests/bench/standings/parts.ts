import {ranking} from '../../../extension/views/standing/ranking.ts';
import {createStandings} from '../../../extension/views/standing/standings.ts';

/** What the ranking of a window is made of, for a bundle: the extension's modules name each other as its bundler reads them. */
export const parts = {createStandings, ranking};
