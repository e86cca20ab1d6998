import type {EntryFile} from '#shared/csv/entries';
import {isLastWord, type Order, type Told} from '../../importer/orders';
import {type Sent, sendOrder} from '../../importer/send-order';
import {sendMessage} from '../../messages';
import {session} from '../../settings';
import {tableSettings} from '../../table-settings';
import {datesHere} from '../dates-here';

export type Wanted =
  | {readonly kind: 'import'; readonly id: string; readonly file: File; readonly entries?: EntryFile | undefined}
  | {readonly kind: 'go-on' | 'undo'; readonly id: string};

/** Gives the importer an order, with what it needs of the settings; resolves with its last word. */
export async function orderImport(
  wanted: Wanted,
  hear: (told: Told) => void,
  begun: (sent: Sent) => void = () => undefined,
): Promise<Told> {
  const order = await withSettings(wanted);
  const last = await new Promise<Told>(resolve => {
    begun(
      sendOrder(order, told => {
        hear(told);
        if (isLastWord(told)) resolve(told);
      }),
    );
  });
  await sendMessage('mirrorChanged');
  return last;
}

async function withSettings(wanted: Wanted): Promise<Order> {
  if (wanted.kind === 'undo') return {kind: 'undo', id: wanted.id};
  const [held, tables] = await Promise.all([session.getValue(), tableSettings.getValue()]);
  const settings = {session: held, mappings: tables.map(({mapping}) => mapping), dates: datesHere()};
  if (wanted.kind === 'import')
    return {
      kind: 'import',
      id: wanted.id,
      file: wanted.file,
      ...settings,
      ...(wanted.entries === undefined ? {} : {entries: wanted.entries}),
    };
  return {kind: 'go-on', id: wanted.id, ...settings};
}
