import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {idAt} from '../../mirror/state';
import {copyText} from '../data/copy-text';
import {emailsOf} from '../data/emails-of';
import {sayDone} from '../data/say-done';
import {formats} from '../language';
import {EmailsSheet} from '../page/emails-sheet';
import type {ActProps} from './act-props';
import {having, listWhere, not} from './left-out-list';

/** The addresses of people for the clipboard (ARM-72, ARM-93). */
export function EmailsDialog(props: ActProps) {
  const {snapshot, toasts, ordinals, segment, onOpen, onClose} = props;
  const {state} = snapshot;
  const [found] = useState(() => emailsOf(state.columns, ordinals));
  const copy = async (text: string, count: number) => {
    if (!(await copyText(text))) return toasts.warn(i18n.t('supporters.notCopied'));
    const people = [...ordinals].flatMap(ordinal =>
      state.columns.words('email', ordinal).length === 0 ? [] : (idAt(state, ordinal) ?? []),
    );
    const said = i18n.t('supporters.emailsCopied', count, [formats().number(count)]);
    await sayDone({snapshot, toasts}, {act: 'copy-email', filter: segment, result: {people, said, undo: []}});
  };
  const list = found.without === 0 ? undefined : listWhere(props, not(having('email')));
  return (
    <EmailsSheet
      found={found}
      onCopy={(text, count) => void copy(text, count)}
      {...(list === undefined ? {} : {onShowWithout: () => onOpen(list)})}
      onClose={onClose}
    />
  );
}
