import {useId, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {type Language, languageSchema} from '#shared/model/language';
import type {Template} from '#shared/model/template';
import {isReadyMade, readyTemplate} from '#shared/reach/ready-made/ready-templates';
import {FIELD_KEYS, printField, type TemplateProblem} from '#shared/reach/template-text';
import {fieldNames} from './field-names';
import {SaveText} from './save-text';
import type {Draft} from './use-draft-text';

const LANGUAGES = {en: 'English', fr: 'Français', es: 'Español'} as const satisfies Record<Language, string>;

type Props = {
  readonly draft: Draft;
  readonly own: readonly Template[];
  readonly language: Language;
  readonly isPatreon: boolean;
  readonly onLanguage: (language: Language) => void;
  readonly onSave: (template: Template) => Promise<boolean>;
  readonly onRemove: (template: Template) => void;
};

/** The text: which one, in which language, its fields, and what is wrong with it. */
export function TextPart({draft, own, language, isPatreon, onLanguage, onSave, onRemove}: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const {base} = draft;
  const ready = readyTemplate(base.purpose, language, isPatreon);
  const choose = (chosen: string) => draft.onBase(own.find(template => template.id === chosen) ?? ready);
  const speak = (next: Language) => {
    onLanguage(next);
    if (isReadyMade(base) && !draft.isChanged) draft.onBase(readyTemplate(base.purpose, next, isPatreon));
  };
  const put = (text: string) => {
    const {selectionStart = 0, selectionEnd = 0} = field.current ?? {};
    draft.onText(draft.text.slice(0, selectionStart) + text + draft.text.slice(selectionEnd));
    field.current?.focus();
  };
  return (
    <section class="reach-text" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{i18n.t('reach.text')}</h3>
      <div class="row">
        <select
          class="grow"
          aria-label={i18n.t('reach.template')}
          data-testid="reach-template"
          value={own.some(template => template.id === base.id) ? base.id : ready.id}
          onChange={({currentTarget}) => choose(currentTarget.value)}
        >
          <option value={ready.id}>{i18n.t('reach.ours', [ready.name])}</option>
          {own.map(template => (
            <option key={template.id} value={template.id}>
              {template.name}
            </option>
          ))}
        </select>
        <select
          aria-label={i18n.t('reach.language')}
          value={language}
          onChange={({currentTarget}) => speak(languageSchema.options.find(one => one === currentTarget.value) ?? 'en')}
        >
          {languageSchema.options.map(one => (
            <option key={one} value={one}>
              {LANGUAGES[one]}
            </option>
          ))}
        </select>
      </div>
      <label for={`${id}-subject`}>{i18n.t('reach.subject')}</label>
      <input
        id={`${id}-subject`}
        maxLength={200}
        value={draft.subject}
        onInput={({currentTarget}) => draft.onSubject(currentTarget.value)}
      />
      <textarea
        ref={field}
        rows={9}
        maxLength={5_000}
        aria-label={i18n.t('reach.text')}
        aria-invalid={draft.problem !== undefined}
        data-testid="reach-text"
        value={draft.text}
        onInput={({currentTarget}) => draft.onText(currentTarget.value)}
      />
      {draft.problem === undefined ? undefined : (
        <p class="trouble-text" role="alert" data-testid="reach-problem">
          {problemText(draft.problem)}
        </p>
      )}
      <Fields onPut={put} />
      <SaveText draft={draft} language={language} onSave={onSave} onRemove={onRemove} />
    </section>
  );
}

/** What can be put into a text. */
function Fields({onPut}: {readonly onPut: (text: string) => void}) {
  const names = fieldNames();
  return (
    <select
      class="reach-fields"
      aria-label={i18n.t('reach.putField')}
      value=""
      onChange={({currentTarget}) => {
        if (currentTarget.value !== '') onPut(currentTarget.value);
        currentTarget.value = '';
      }}
    >
      <option value="">{i18n.t('reach.putField')}</option>
      {FIELD_KEYS.map(key => (
        <option key={key} value={printField(names[key], key === 'first-name' ? i18n.t('reach.standIn') : undefined)}>
          {names[key]}
        </option>
      ))}
    </select>
  );
}

function problemText(problem: TemplateProblem): string {
  switch (problem.code) {
    case 'unknown-field':
      return problem.suggestion === undefined
        ? i18n.t('reach.unknownField', [problem.found])
        : i18n.t('reach.unknownFieldDid', [problem.found, problem.suggestion]);
    case 'unclosed':
      return i18n.t('reach.unclosed');
    case 'html':
      return i18n.t('reach.html', [problem.found]);
  }
}
