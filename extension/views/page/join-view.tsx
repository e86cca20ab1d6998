import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Supporter} from '#shared/model/supporter';
import {personName} from '../data/refused-joins';
import {joined} from '../data/said-fields';
import {formats} from '../language';
import {Ask} from './ask';
import {SideBySide} from './side-by-side';

type Props = {
  readonly left: Supporter;
  readonly right: Supporter;
  readonly now: number;
  readonly onJoin: () => void;
  readonly onApart: () => void;
  readonly onCancel: () => void;
};

/** Two people side by side, what they would be as one, and the creator's word on it. */
export function JoinView({left, right, now, onJoin, onApart, onCancel}: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const [one, other] = [titleOf(left), titleOf(right)];
  return (
    <div class="column wide">
      <h1 ref={title} tabIndex={-1}>
        {i18n.t('duplicates.joinTitle', [one, other])}
      </h1>
      <SideBySide left={{title: one, records: left.records}} right={{title: other, records: right.records}} now={now} />
      <Ask
        what={`${recordsText(left, right)} ${afterText(left, right)}`}
        leftOut={`${hangingText(left, right)} ${i18n.t('duplicates.nothingWritten')}`}
        undo={i18n.t('duplicates.undoAnyTime')}
        verb={i18n.t('duplicates.merge')}
        onDo={onJoin}
        onCancel={onCancel}
      >
        <button type="button" onClick={onApart}>
          {i18n.t('duplicates.apart')}
        </button>
      </Ask>
    </div>
  );
}

function titleOf(person: Supporter): string {
  return personName(person) || i18n.t('table.noName');
}

function recordsText(left: Supporter, right: Supporter): string {
  const {length} = [...left.records, ...right.records];
  return i18n.t('duplicates.recordsJoin', length, [formats().number(length)]);
}

/** What cannot be had from both: a name, an address and the stricter word on mail. */
function afterText(left: Supporter, right: Supporter): string {
  const {name, email, mail} = joined(left, right);
  const facts = [
    name && i18n.t('phrase.labelled', [i18n.t('field.name'), name.value]),
    email && i18n.t('phrase.labelled', [i18n.t('field.email'), email.value]),
    mail && i18n.t('phrase.labelled', [i18n.t('person.newsletter'), i18n.t(`mail.${mail.state}`)]),
  ].filter(fact => fact !== undefined);
  return facts.length === 0 ? '' : i18n.t('duplicates.after', [formats().items(facts)]);
}

function hangingText(left: Supporter, right: Supporter): string {
  const {length} = [...left.notes, ...right.notes];
  return i18n.t('duplicates.notesJoin', length, [formats().number(length)]);
}
