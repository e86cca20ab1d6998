import {i18n} from '#i18n';
import {vendorOf} from '#shared/model/record-key';
import {openPerson} from '../actions/open-person';
import {orders} from '../actions/orders';
import {orderLink} from '../views/vendor-links';
import {vendorName} from '../views/vendor-name';
import type {LayerModel} from './layer-model';
import type {MenuItem} from './menu';
import type {PersonLayer} from './person-layer';

/** Where else somebody can be looked at: panel, our page, each vendor's own screen of them, and of what they bought last. */
export function openInItems({who, person}: LayerModel, layers: PersonLayer): MenuItem[] {
  const links = person?.links ?? [];
  const [last] = person?.supporter.orders?.newest ?? [];
  return [
    {id: 'panel', label: i18n.t('overlay.menu.panel'), act: () => layers.openPanel()},
    {id: 'page', label: openPerson.label(), act: () => layers.run(openPerson)},
    ...links.flatMap(({record, address}) => linkItem(record, vendorName(vendorOf(record)), address)),
    ...(last === undefined ? [] : linkItem('order', i18n.t('overlay.menu.lastOrder'), orderLink(last))),
    ...(orders.available(who) ? [{id: 'orders', label: orders.label(), act: () => layers.run(orders)}] : []),
  ];
}

function linkItem(id: string, label: string, href: string | undefined): MenuItem[] {
  return href === undefined ? [] : [{id, label, href, act: () => undefined}];
}
