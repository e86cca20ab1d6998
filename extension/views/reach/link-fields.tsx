import {i18n} from '#i18n';
import type {FieldKey} from '#shared/reach/template-text';
import type {ReachSettings} from './reach-settings';

const LINKS = {
  'survey-link': {setting: 'survey', label: 'reach.surveyAddress'},
  'form-link': {setting: 'form', label: 'reach.formAddress'},
  'sign-up-link': {setting: 'signUp', label: 'reach.signUpAddress'},
} as const;
type LinkKey = keyof typeof LINKS;

type Props = {
  /** Fields of the text. */
  readonly fields: readonly FieldKey[];
  readonly settings: ReachSettings;
  readonly onChange: (change: Partial<ReachSettings>) => void;
};

/** Addresses that the text needs, asked for once and kept. */
export function LinkFields({fields, settings, onChange}: Props) {
  const needed = linksOf(fields);
  if (needed.length === 0) return null;
  return (
    <>
      {needed.map((key, place) => {
        const {setting, label} = LINKS[key];
        const value = settings[setting];
        return (
          <label key={key} class="reach-link">
            {i18n.t(label)}
            <input
              type="url"
              data-testid={`reach-${key}`}
              placeholder="https://"
              // The one thing that is still missing.
              autofocus={place === 0 && value === ''}
              value={value}
              aria-invalid={value !== '' && !isLink(value)}
              onInput={({currentTarget}) => onChange({[setting]: currentTarget.value.trim()})}
            />
          </label>
        );
      })}
    </>
  );
}

/** Whether every address that the text needs is there. */
export function hasLinks(fields: readonly FieldKey[], settings: ReachSettings): boolean {
  return linksOf(fields).every(key => isLink(settings[LINKS[key].setting]));
}

function linksOf(fields: readonly FieldKey[]): LinkKey[] {
  return fields.filter((key): key is LinkKey => key in LINKS);
}

function isLink(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}
