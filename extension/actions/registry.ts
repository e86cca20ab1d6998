import type {Action} from './action';
import {askAddress} from './ask-address';
import {block} from './block';
import {copyEmail} from './copy-email';
import {credits} from './credits';
import {deliver} from './deliver';
import {exportCsv} from './export-csv';
import {exportPerson} from './export-person';
import {givePoints} from './give-points';
import {giveRole} from './give-role';
import {invite} from './invite';
import {labels} from './labels';
import {note} from './note';
import {openIn} from './open-in';
import {openPerson} from './open-person';
import {orders} from './orders';
import {reach} from './reach';
import {redeem} from './redeem';
import {refund} from './refund';
import {tag} from './tag';
import {takeRole} from './take-role';
import {unscore} from './unscore';
import {untag} from './untag';
import {writeField} from './write-field';

/** Every quick action, in the order of the menu. */
export const actions: readonly Action[] = [
  reach,
  copyEmail,
  note,
  tag,
  untag,
  givePoints,
  redeem,
  giveRole,
  takeRole,
  writeField,
  deliver,
  askAddress,
  invite,
  labels,
  openPerson,
  openIn,
  orders,
  refund,
  block,
  exportPerson,
  unscore,
  exportCsv,
  credits,
];
