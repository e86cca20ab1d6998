import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {EditedField} from '#shared/model/attachment';
import type {Provenance, Supporter} from '#shared/model/supporter';
import {saidOf} from '../data/said-fields';
import {formats} from '../language';
import {Ago} from '../parts/ago';
import {printRoute} from '../route';
import {saidText} from '../source-text';
import {FieldForm} from './field-form';

export type OnEdit = (supporter: string, field: EditedField, value: string | null) => void;
type Props = {readonly supporter: Supporter; readonly now: number; readonly onEdit: OnEdit};

const FIELDS: readonly EditedField[] = ['name', 'email', 'credit'];

/** Name and e-mail with who said them and when, who says otherwise, and the creator's own word on it. */
export function IdentitySection({supporter, now, onEdit}: Props) {
  return (
    <section aria-labelledby="identity-title">
      <h3 id="identity-title">{i18n.t('duplicates.identity')}</h3>
      <dl class="facts identity">
        {FIELDS.map(field => (
          <Field key={field} field={field} supporter={supporter} now={now} onEdit={onEdit} />
        ))}
      </dl>
      <p>
        <a href={printRoute({view: 'duplicates', left: supporter.id})}>{i18n.t('duplicates.also')}</a>
      </p>
    </section>
  );
}

/** What other records say instead, each text once, newest first. */
function otherwise(supporter: Supporter, field: EditedField): {text: string; by: Provenance[]}[] {
  const byText = new Map<string, Provenance[]>();
  if (field === 'credit') return [];
  for (const {text, by} of saidOf(supporter.records, field)) {
    if (text !== supporter[field]?.value) byText.set(text, [...(byText.get(text) ?? []), by]);
  }
  return [...byText].map(([text, by]) => ({text, by}));
}

function Field({field, supporter, now, onEdit}: Props & {readonly field: EditedField}) {
  const [isEditing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) edit.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const said = supporter[field];
  const label = i18n.t(`field.${field}`);
  const others = otherwise(supporter, field);
  const past = (supporter.edits ?? []).filter(edit => edit.field === field && edit.value !== null && edit.value !== said?.value);
  const shown = said?.value ?? (field === 'credit' ? supporter.name?.value : undefined);
  const save = (value: string) => {
    setEditing(false);
    if (value !== '' && value !== said?.value) onEdit(supporter.id, field, value);
  };
  return (
    <div data-testid={`field-${field}`}>
      <dt>{label}</dt>
      <dd>
        {isEditing ? (
          <FieldForm label={label} value={said?.value ?? ''} onSave={save} onCancel={() => setEditing(false)} />
        ) : (
          <p class="wrap">
            {shown ?? i18n.t('score.notKnown')}
            {said === undefined ? undefined : <span class="second"> {saidText(said.by, now)}</span>}
          </p>
        )}
        {others.map(({text, by}) => (
          <p key={text} class="second wrap">
            {i18n.t('duplicates.otherwise', [text, formats().list(by.map(who => saidText(who, now)))])}
          </p>
        ))}
        {past.map(({id, at, value}) => (
          <p key={id} class="second wrap">
            {i18n.t('duplicates.before', [value ?? ''])} <Ago at={at} now={now} />
          </p>
        ))}
        {isEditing ? undefined : (
          <p class="row">
            {said?.by.source === 'self' && (supporter.edits ?? []).some(edit => edit.field === field) ? (
              <button type="button" onClick={() => onEdit(supporter.id, field, null)}>
                {i18n.t('duplicates.giveBack')}
              </button>
            ) : undefined}
            <button
              ref={edit}
              type="button"
              aria-label={i18n.t('phrase.labelled', [i18n.t('verb.edit'), label])}
              onClick={() => setEditing(true)}
            >
              {i18n.t('verb.edit')}
            </button>
          </p>
        )}
      </dd>
    </div>
  );
}
