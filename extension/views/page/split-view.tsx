import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import {personName} from '../data/refused-joins';
import {formats} from '../language';
import {placeOf} from '../refusal-text';
import {Ask} from './ask';
import {SideBySide} from './side-by-side';

type Props = {
  readonly person: Supporter;
  readonly record: HeldRecord;
  readonly now: number;
  readonly onSplit: () => void;
  readonly onCancel: () => void;
};

/** One record beside the others of the same person, and what goes with it if it is somebody else. */
export function SplitView({person, record, now, onSplit, onCancel}: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const name = personName(person) || i18n.t('table.noName');
  const moving = person.notes.filter(({on}) => on === record.rid).length;
  const others = person.records.filter(other => other !== record);
  return (
    <div class="column wide">
      <h1 ref={title} tabIndex={-1}>
        {i18n.t('duplicates.splitTitle', [placeOf(record.key), name])}
      </h1>
      <SideBySide left={{title: name, records: others}} right={{title: placeOf(record.key), records: [record]}} now={now} />
      <Ask
        what={i18n.t('duplicates.splitWhat', [placeOf(record.key), record.fields.name ?? record.fields.email ?? name])}
        leftOut={`${i18n.t('duplicates.notesMove', moving, [formats().number(moving)])} ${i18n.t('duplicates.rest', [name])}`}
        undo={i18n.t('duplicates.undoAnyTime')}
        verb={i18n.t('duplicates.split')}
        onDo={onSplit}
        onCancel={onCancel}
      />
    </div>
  );
}
