import type {ActId} from '../../actions/act-path';
import {ReachDialog} from '../reach/reach-dialog';
import {GivePointsDialog} from '../standing/give-points-dialog';
import {RedeemDialog} from '../standing/redeem-dialog';
import {StreamingSheet} from '../streaming/streaming-sheet';
import type {ActProps, ActView} from './act-props';
import {BlockDialog} from './block-dialog';
import {CreditsDialog} from './credits-dialog';
import {DeliverDialog} from './deliver-dialog';
import {EmailsDialog} from './emails-dialog';
import {ExportDialog} from './export-dialog';
import {ExportPersonDialog} from './export-person-dialog';
import {FieldDialog} from './field-dialog';
import {LabelsDialog} from './labels-dialog';
import {NoteDialog} from './note-dialog';
import {OpenInDialog} from './open-in-dialog';
import {OrdersDialog} from './orders-dialog';
import {RefundDialog} from './refund-dialog';
import {GiveRoleDialog, TakeRoleDialog} from './role-dialog';
import {TagDialog, UntagDialog} from './tag-dialog';

/** The dialog of each action, by its name in the address. */
export const ACT_DIALOGS: Readonly<Record<ActId, ActView>> = {
  reach: ReachDialog,
  'copy-email': EmailsDialog,
  note: NoteDialog,
  tag: TagDialog,
  untag: UntagDialog,
  'give-role': GiveRoleDialog,
  'take-role': TakeRoleDialog,
  'write-field': FieldDialog,
  deliver: DeliverDialog,
  labels: LabelsDialog,
  'open-in': OpenInDialog,
  orders: OrdersDialog,
  refund: RefundDialog,
  block: BlockDialog,
  export: ExportDialog,
  'export-person': ExportPersonDialog,
  credits: CreditsDialog,
  'give-points': GivePointsDialog,
  redeem: RedeemDialog,
};

/** The dialog that is open. */
export function ActSheet({act, ...props}: ActProps & {readonly act: ActId}) {
  if (props.snapshot.isStreaming) return <StreamingSheet onClose={props.onClose} />;
  const View = ACT_DIALOGS[act];
  return <View key={act} {...props} />;
}
