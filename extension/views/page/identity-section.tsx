import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {EditedField} from '#shared/model/attachment';
import type {Supporter} from '#shared/model/supporter';
import {saidOf} from '../data/said-fields';
import {Ago} from '../parts/ago';
import {printRoute} from '../route';
import {saidText} from '../source-text';
import {FieldForm} from './field-form';

export type OnEdit = (supporter: string, field: EditedField, value: string | null) => void;
type Props = {readonly supporter: Supporter; readonly now: number; readonly onEdit: OnEdit};

const FIELDS: readonly EditedField[] = ['name', 'email'];

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

function Field({field, supporter, now, onEdit}: Props & {readonly field: EditedField}) {
  const [isEditing, setEditing] = useState(false);
  const said = supporter[field];
  const label = i18n.t(`field.${field}`);
  const others = saidOf(supporter.records, field).filter(({text}) => text !== said?.value);
  const past = (supporter.edits ?? []).filter(edit => edit.field === field && edit.value !== null && edit.value !== said?.value);
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
          <p class="row">
            <span class="grow wrap">
              {said?.value ?? i18n.t('score.notKnown')}
              {said === undefined ? undefined : <span class="second"> {saidText(said.by, now)}</span>}
            </span>
            {said?.by.source === 'self' && (supporter.edits ?? []).some(edit => edit.field === field) ? (
              <button type="button" onClick={() => onEdit(supporter.id, field, null)}>
                {i18n.t('duplicates.giveBack')}
              </button>
            ) : undefined}
            <button type="button" aria-label={`${i18n.t('verb.edit')}: ${label}`} onClick={() => setEditing(true)}>
              {i18n.t('verb.edit')}
            </button>
          </p>
        )}
        {others.map(({text, by}) => (
          <p key={by.record} class="second wrap">
            {i18n.t('duplicates.otherwise', [text, saidText(by, now)])}
          </p>
        ))}
        {past.map(({id, at, value}) => (
          <p key={id} class="second wrap">
            {i18n.t('duplicates.before', [value ?? ''])} <Ago at={at} now={now} />
          </p>
        ))}
      </dd>
    </div>
  );
}
