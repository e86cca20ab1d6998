import {useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {formats} from '../language';
import {Progress} from '../parts/sheet';
import type {PreviewState} from './use-preview';
import {useTimeLeft} from './use-time-left';

type Props = {
  readonly state: PreviewState;
  readonly isSaving: boolean;
  readonly people: number;
  readonly stop: () => void;
  readonly again: () => void;
};

/** How far it is, with what stops it or begins it anew. */
export function PreviewProgress({state: {kind, part}, isSaving, people, stop, again}: Props) {
  const begin = useRef<HTMLButtonElement>(null);
  const {number} = formats();
  const [done, all] = [number(part?.people ?? 0), number(people)];
  if (isSaving) return <p role="status">{i18n.t('loyalty.preview.saving')}</p>;
  if (kind === 'ready') {
    return (
      <p role="status" data-testid="preview-ready">
        {i18n.t('loyalty.preview.ready', part?.people ?? 0, [done])}
      </p>
    );
  }
  if (kind === 'refused') {
    return (
      <p class="trouble-text wrap" role="status">
        {i18n.t('loyalty.trouble.invalid')}
      </p>
    );
  }
  if (kind === 'reading') {
    return (
      <div class="row wraps">
        <span class="grow">
          <Reading done={part?.people ?? 0} people={people} />
        </span>
        <button
          type="button"
          onClick={() => {
            stop();
            // The button that stopped it is gone: the focus goes to what begins it anew.
            requestAnimationFrame(() => begin.current?.focus());
          }}
        >
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
      <button ref={begin} type="button" onClick={again}>
        {i18n.t('loyalty.preview.again')}
      </button>
    </p>
  );
}

function Reading({done, people}: {readonly done: number; readonly people: number}) {
  const {number} = formats();
  const left = useTimeLeft(done, people);
  return (
    <Progress text={`${i18n.t('loyalty.preview.reading', [number(done), number(people)])}${left}`} done={done} of={people} />
  );
}
