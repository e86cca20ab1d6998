import {monthText} from '../views/benefit-text';
import type {LayerModel} from './layer-model';
import type {MenuItem} from './menu';
import type {PersonLayer} from './person-layer';

/** What is owed to somebody now: each is marked delivered by choosing it. */
export function owedItems({person}: LayerModel, layers: PersonLayer): MenuItem[] {
  return (person?.owed ?? []).map(owed => ({
    id: `${owed.benefit} ${owed.month}`,
    label: owed.name,
    hint: monthText(owed.month),
    act: () => layers.give({delivered: owed}),
  }));
}
