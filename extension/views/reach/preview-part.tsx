import {useId, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {fill, type Values} from '#shared/reach/fill';
import type {Part} from '#shared/reach/template-text';
import type {Telling} from '#shared/reach/values-of';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import {fieldNames} from './field-names';
import type {Draft} from './use-draft-text';
import {type KnownValues, useExample} from './use-known-values';

type Props = {
  readonly snapshot: Snapshot;
  readonly people: Uint32Array;
  readonly draft: Draft;
  readonly telling: Telling;
  readonly known: KnownValues;
  /** The same mail to everybody: what is of one person alone cannot be in it. */
  readonly isForAll: boolean;
  readonly onCopied: () => void;
};

/** The text as people get it, one after the other, and of how many something is not known. */
export function PreviewPart({snapshot, people, draft, telling, known, isForAll, onCopied}: Props) {
  const id = useId();
  const {number} = formats();
  const [place, setPlace] = useState(0);
  const at = Math.min(place, Math.max(0, people.length - 1));
  const example = useExample(snapshot, people[at], telling);
  const values = isForAll ? valuesForAll(telling) : example?.values;
  if (draft.parts === undefined) return null;
  const said = values === undefined ? undefined : fill(draft.parts.text, values).text;
  return (
    <section class="reach-preview" aria-labelledby={`${id}-title`}>
      <div class="row">
        <h3 id={`${id}-title`} class="grow clip">
          {isForAll ? i18n.t('reach.previewAll') : i18n.t('reach.previewOf', [example?.name ?? ''])}
        </h3>
        {isForAll || people.length < 2 ? undefined : (
          <>
            <button
              type="button"
              class="icon"
              aria-label={i18n.t('reach.before')}
              disabled={at === 0}
              onClick={() => setPlace(at - 1)}
            >
              ‹
            </button>
            <span class="second number">{i18n.t('reach.placeOf', [number(at + 1), number(people.length)])}</span>
            <button
              type="button"
              class="icon"
              aria-label={i18n.t('reach.after')}
              disabled={at >= people.length - 1}
              onClick={() => setPlace(at + 1)}
            >
              ›
            </button>
          </>
        )}
      </div>
      {values === undefined || said === undefined ? undefined : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
        <article class="reach-paper" data-testid="reach-preview" tabIndex={0} aria-labelledby={`${id}-title`}>
          {draft.subject === '' ? undefined : <b>{fill(draft.parts.subject, values).text}</b>}
          <p>{said}</p>
        </article>
      )}
      {isForAll && said !== undefined ? (
        <p>
          <button type="button" onClick={() => void navigator.clipboard.writeText(said).then(onCopied)}>
            {i18n.t('reach.copyText')}
          </button>
        </p>
      ) : undefined}
      {isForAll ? <ForAll draft={draft} /> : <Missing draft={draft} known={known} of={people.length} />}
    </section>
  );
}

/** Links are the same for everybody. */
export function valuesForAll({links}: Telling): Values {
  const {survey, form, signUp} = links;
  return {
    ...(survey === '' ? {} : {'survey-link': survey}),
    ...(form === '' ? {} : {'form-link': form}),
    ...(signUp === '' ? {} : {'sign-up-link': signUp}),
  };
}

function ForAll({draft}: {readonly draft: Draft}) {
  const isPersonal = draft.fields.some(key => !key.endsWith('-link'));
  return isPersonal ? <p class="second">{i18n.t('reach.sameForAll')}</p> : null;
}

type MissingProps = {readonly draft: Draft; readonly known: KnownValues; readonly of: number};

/** "3 have no first name": said before anything is sent. Links are asked for instead. */
function Missing({draft, known, of}: MissingProps) {
  const {number} = formats();
  const names = fieldNames();
  const parts = draft.parts === undefined ? [] : [...draft.parts.subject, ...draft.parts.text];
  const lacking = draft.fields.filter(key => !key.endsWith('-link') && (known.unknown.get(key) ?? 0) > 0);
  return (
    <ul class="reach-missing second" data-testid="reach-missing">
      {lacking.map(key => {
        const count = known.unknown.get(key) ?? 0;
        const fallback = fallbackOf(parts, key);
        const [some, field] = [number(count), names[key]];
        return (
          <li key={key} class={fallback === undefined ? 'trouble-text' : undefined}>
            {fallback === undefined
              ? i18n.t('reach.lack', count, [some, field])
              : fallback === ''
                ? i18n.t('reach.lackNothing', count, [some, field])
                : i18n.t('reach.lackSaid', count, [some, field, fallback])}
          </li>
        );
      })}
      {known.read < of ? <li class="late">{i18n.t('supporters.progress', [number(known.read), number(of)])}</li> : undefined}
    </ul>
  );
}

function fallbackOf(parts: readonly Part[], key: string): string | undefined {
  const found = parts.filter(part => part.kind === 'field' && part.key === key);
  const without = found.some(part => part.kind === 'field' && part.fallback === undefined);
  const [first] = found;
  return without || first?.kind !== 'field' ? undefined : first.fallback;
}
