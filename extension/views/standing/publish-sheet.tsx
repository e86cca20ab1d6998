import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Ranked} from '#shared/loyalty/leaderboard';
import {topAsDiscord, topAsText} from '#shared/loyalty/publish';
import {copyText} from '../data/copy-text';
import {saveFile} from '../data/save-file';
import {formats} from '../language';
import {Sheet} from '../parts/sheet';
import type {Toasts} from '../toasts';
import {drawRanking} from './draw-ranking';
import {publishWords} from './publish-words';

type Props = {
  readonly title: string;
  readonly ranked: readonly Ranked[];
  readonly toasts: Toasts;
  readonly onClose: () => void;
};

const FORMS = ['text', 'discord', 'image'] as const;
type Form = (typeof FORMS)[number];

/** The first ten as a text, a Discord message or an image: names as each wants to be named, never an address (C26). */
export function PublishSheet({title, ranked, toasts, onClose}: Props) {
  const [form, setForm] = useState<Form>('text');
  const words = publishWords(title);
  const text = form === 'discord' ? topAsDiscord(ranked, words) : topAsText(ranked, words);
  const copy = async () => {
    if (!(await copyText(text))) return toasts.warn(i18n.t('standing.publish.refused'));
    toasts.say(i18n.t('standing.publish.copied', [title]));
    onClose();
  };
  const save = async () => {
    const png = await drawRanking(ranked, words);
    if (png === undefined) return toasts.warn(i18n.t('standing.publish.noImage'));
    saveFile(`${title.replaceAll(/[^\p{L}\p{N} _-]+/gu, '').trim()}.png`, [png], 'image/png');
    toasts.say(i18n.t('standing.publish.saved', [title]));
    onClose();
  };
  return (
    <Sheet id="publish-ranking" title={i18n.t('standing.publish.title')} onClose={onClose}>
      <fieldset class="shows">
        <legend class="sr-only">{i18n.t('standing.publish.form')}</legend>
        {FORMS.map(one => (
          <button key={one} type="button" aria-pressed={one === form} data-testid={`publish-${one}`} onClick={() => setForm(one)}>
            {i18n.t(`standing.publish.forms.${one}`)}
          </button>
        ))}
      </fieldset>
      {form === 'image' ? (
        <ImagePreview ranked={ranked} title={title} />
      ) : (
        <textarea
          class="publish-text"
          readOnly
          rows={13}
          aria-label={i18n.t('standing.publish.title')}
          data-testid="publish-preview"
          value={text}
        />
      )}
      <p class="second wrap">{i18n.t('standing.publish.names')}</p>
      <p class="row">
        <span class="grow" />
        <button type="button" onClick={onClose}>
          {i18n.t('verb.cancel')}
        </button>
        <button
          type="button"
          class="primary"
          data-testid="publish-do"
          // The commonest way is one key away.
          autofocus
          onClick={() => void (form === 'image' ? save() : copy())}
        >
          {i18n.t(`standing.publish.do.${form}`)}
        </button>
      </p>
    </Sheet>
  );
}

/** What will be saved, as it will look. */
function ImagePreview({ranked, title}: Pick<Props, 'ranked' | 'title'>) {
  const [url, setUrl] = useState<string | undefined>(undefined);
  const made = useRef<string | undefined>(undefined);
  useEffect(() => {
    let isLatest = true;
    void drawRanking(ranked, publishWords(title)).then(png => {
      if (!isLatest || png === undefined) return;
      made.current = URL.createObjectURL(png);
      setUrl(made.current);
    });
    return () => {
      isLatest = false;
      if (made.current !== undefined) URL.revokeObjectURL(made.current);
    };
  }, [ranked, title]);
  if (url === undefined) return <p class="second late">{i18n.t('popup.opening')}</p>;
  const {rank, points} = ranked[0] ?? {rank: 1, points: 0};
  const alt = i18n.t('standing.publish.alt', [title, formats().number(rank), formats().number(points)]);
  return <img class="publish-image" src={url} alt={alt} data-testid="publish-image-preview" />;
}
