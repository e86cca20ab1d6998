import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import {Progress, Sheet} from '../parts/sheet';
import {PreviewResult} from './preview-result';
import {type PreviewState, usePreview} from './use-preview';

/** One way in which a change can hold. */
export type Way = {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly plan: ProgrammePlan;
  /** The verb of the button, and what is said when it is done. */
  readonly verb: string;
  readonly said: string;
};

type Props = {
  readonly snapshot: Snapshot;
  readonly title: string;
  /** What the change is about, in a sentence. */
  readonly text: string;
  readonly before: ProgrammePlan;
  /** At least one; the first is chosen at the beginning. */
  readonly ways: readonly Way[];
  /** True when it was saved. */
  readonly onSave: (way: Way) => Promise<boolean>;
  readonly onClose: () => void;
};

/** What a change of the programme would do to everyone, before it is saved (F26). */
export function PreviewSheet({snapshot, title, text, before, ways, onSave, onClose}: Props) {
  const [chosen, setChosen] = useState(ways[0]?.id);
  const [isSaving, setSaving] = useState(false);
  const way = ways.find(({id}) => id === chosen) ?? ways[0];
  const preview = usePreview(snapshot, way?.plan ?? before);
  if (way === undefined) return null;
  const save = () => {
    setSaving(true);
    preview.stop();
    void onSave(way).then(isDone => (isDone ? onClose() : setSaving(false)));
  };
  return (
    <Sheet title={title} id="preview" onClose={onClose}>
      <p class="wrap">{text}</p>
      {ways.length > 1 ? <Ways ways={ways} chosen={way.id} onChoose={setChosen} /> : undefined}
      <Standing {...preview} people={snapshot.state.head.people} />
      {preview.state.part === undefined || preview.state.part.people === 0 ? undefined : (
        <PreviewResult
          snapshot={snapshot}
          part={preview.state.part}
          isWhole={preview.state.kind === 'ready'}
          before={before}
          after={way.plan}
        />
      )}
      <p class="second">{i18n.t('loyalty.preview.undo')}</p>
      <p class="row wraps">
        <span class="grow" />
        <button type="button" onClick={onClose}>
          {i18n.t('verb.cancel')}
        </button>
        <button type="button" class="primary" data-testid="preview-save" disabled={isSaving} onClick={save}>
          {way.verb}
        </button>
      </p>
    </Sheet>
  );
}

type WaysProps = Pick<Props, 'ways'> & {readonly chosen: string; readonly onChoose: (id: string) => void};

function Ways({ways, chosen, onChoose}: WaysProps) {
  return (
    <fieldset class="choices">
      <legend>{i18n.t('loyalty.preview.when')}</legend>
      {ways.map(({id, label, help}) => (
        <label key={id} class="way">
          <input type="radio" name="way" value={id} checked={id === chosen} onChange={() => onChoose(id)} />
          <span>
            {label} <span class="second">{help}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type StandingProps = {
  readonly state: PreviewState;
  readonly people: number;
  readonly stop: () => void;
  readonly again: () => void;
};

/** How far it is, with what stops it or begins it anew. */
function Standing({state: {kind, part}, people, stop, again}: StandingProps) {
  const {number} = formats();
  const [done, all] = [number(part?.people ?? 0), number(people)];
  if (kind === 'ready') {
    return (
      <p role="status" data-testid="preview-ready">
        {i18n.t('loyalty.preview.ready', [done])}
      </p>
    );
  }
  if (kind === 'reading') {
    return (
      <div class="row wraps">
        <span class="grow">
          <Progress text={i18n.t('loyalty.preview.reading', [done, all])} done={part?.people ?? 0} of={people} />
        </span>
        <button type="button" onClick={stop}>
          {i18n.t('loyalty.preview.stop')}
        </button>
      </div>
    );
  }
  return (
    <p class={kind === 'failed' ? 'row wraps trouble-text' : 'row wraps'} role="status">
      <span class="grow">
        {kind === 'failed' ? i18n.t('loyalty.preview.failed') : i18n.t('loyalty.preview.stopped', [done, all])}
      </span>
      <button type="button" onClick={again}>
        {i18n.t('loyalty.preview.again')}
      </button>
    </p>
  );
}
