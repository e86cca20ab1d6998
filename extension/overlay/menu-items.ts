import {i18n} from '#i18n';
import type {Action} from '../actions/action';
import {askAddress} from '../actions/ask-address';
import {block} from '../actions/block';
import {copyEmail} from '../actions/copy-email';
import {givePoints} from '../actions/give-points';
import {note} from '../actions/note';
import {hasAddress} from '../actions/person-facts';
import {reach} from '../actions/reach';
import {refund} from '../actions/refund';
import {tag} from '../actions/tag';
import type {LayerModel} from './layer-model';
import type {MenuItem} from './menu';
import type {PersonLayer} from './person-layer';

/**
 * The quick actions on a person. What cannot be done to this one stays in its place, switched off: an item that comes or goes while
 * somebody aims at it is another one under the pointer.
 *
 * @param isFiltered - whether a filter is on, which somebody is in or not
 */
export function menuItems(layer: LayerModel, layers: PersonLayer, isFiltered: boolean): MenuItem[] {
  const {who, person} = layer;
  const {id} = who;
  const of = (action: Action): MenuItem => ({
    id: action.id,
    label: action.label(),
    isOff: !action.available(who),
    opens: action.asks === 'nothing' ? undefined : action.asks,
    act: () => layers.run(action),
  });
  if (id === undefined) return who.email === undefined ? [] : [of(copyEmail)];
  const owed = person?.owed.length ?? 0;
  const opening = (kind: 'owed' | 'open-in' | 'why', label: string, more: Partial<MenuItem> = {}): MenuItem => ({
    ...{id: kind, label, opens: kind, act: () => layers.push(kind)},
    ...more,
  });
  const hint = owed === 0 ? undefined : String(owed);
  return [
    of(reach),
    of(copyEmail),
    of(note),
    of(tag),
    of(givePoints),
    opening('owed', i18n.t('overlay.menu.owed'), {isOff: owed === 0, hint}),
    opening('open-in', i18n.t('overlay.menu.openIn')),
    opening('why', i18n.t('overlay.menu.why'), {
      isOff: !isFiltered,
      hint: isFiltered ? undefined : i18n.t('overlay.menu.noFilter'),
    }),
    {id: 'merge', label: i18n.t('overlay.menu.merge'), act: () => layers.open(`#/duplicates/${encodeURIComponent(id)}`)},
    {...of(askAddress), isOff: !person || hasAddress(who)},
    of(refund),
    of(block),
  ];
}
