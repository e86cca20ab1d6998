import type {ComponentChildren} from 'preact';
import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Snapshot} from '../data/snapshot';
import {Sheet} from '../parts/sheet';
import {PreviewProgress} from './preview-progress';
import {PreviewResult} from './preview-result';
import type {PlanAnswer} from './programme-actions';
import {tooMuch} from './too-much';
import {usePreview} from './use-preview';

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
  /** What the change is about. */
  readonly text: ComponentChildren;
  /** What else is to be known before it is saved. */
  readonly notes?: ComponentChildren;
  readonly before: ProgrammePlan;
  /** At least one; the first is chosen at the beginning. */
  readonly ways: readonly Way[];
  readonly onSave: (way: Way) => Promise<PlanAnswer>;
  /** Whether it was saved. */
  readonly onClose: (isSaved: boolean) => void;
};

/** What a change of the programme would do to everyone, before it is saved (F26). */
export function PreviewSheet({snapshot, title, text, notes, before, ways, onSave, onClose}: Props) {
  const [chosen, setChosen] = useState(ways[0]?.id);
  const [isSaving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const way = ways.find(({id}) => id === chosen) ?? ways[0];
  const problem = way === undefined ? undefined : tooMuch(way.plan);
  const preview = usePreview(snapshot, problem === undefined ? way?.plan : undefined);
  if (way === undefined) return null;
  const save = () => {
    setSaving(true);
    setTrouble(undefined);
    preview.stop();
    void onSave(way).then(answer => {
      if (answer.ok) return onClose(true);
      setSaving(false);
      return setTrouble(answer.text);
    });
  };
  const {part} = preview.state;
  return (
    <Sheet title={title} id="preview" onClose={() => onClose(false)}>
      {typeof text === 'string' ? <p class="wrap">{text}</p> : text}
      {notes}
      {ways.length > 1 ? <Ways ways={ways} chosen={way.id} onChoose={setChosen} /> : undefined}
      {problem === undefined ? <PreviewProgress {...preview} {...{isSaving}} people={snapshot.state.head.people} /> : undefined}
      {part === undefined || part.people === 0 || problem !== undefined ? undefined : (
        <PreviewResult
          key={way.id}
          snapshot={snapshot}
          part={part}
          isWhole={preview.state.kind === 'ready'}
          before={before}
          after={way.plan}
        />
      )}
      <div class="preview-foot">
        {trouble === undefined && problem === undefined ? (
          <p class="second">{i18n.t('loyalty.preview.undo')}</p>
        ) : (
          <p class="trouble-text wrap" role="alert" data-testid="preview-trouble">
            {problem ?? trouble}
          </p>
        )}
        <p class="row wraps">
          <span class="grow" />
          <button type="button" autofocus={ways.length === 1} onClick={() => onClose(false)}>
            {i18n.t('verb.cancel')}
          </button>
          <button
            type="button"
            class="primary"
            data-testid="preview-save"
            disabled={isSaving || problem !== undefined}
            onClick={save}
          >
            {way.verb}
          </button>
        </p>
      </div>
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
