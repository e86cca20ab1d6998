import {i18n} from '#i18n';
import {ruleSentence} from './rule-sentence';
import {TEMPLATES, type Template, templateRules} from './templates';

type Props = {readonly currency: string; readonly zone: string; readonly onAdd: (template: Template) => void};

/** Programmes to begin with, each with all that it would count. */
export function TemplateCards({currency, zone, onAdd}: Props) {
  return (
    <section class="templates" aria-labelledby="templates-title">
      <h2 id="templates-title">{i18n.t('loyalty.template.title')}</h2>
      <p class="second">{i18n.t('loyalty.template.about')}</p>
      <ul class="template-cards">
        {TEMPLATES.map(template => {
          const name = i18n.t(`loyalty.template.${template}`);
          return (
            <li key={template} class="card" data-testid="template">
              <h3>{name}</h3>
              <p class="second">{i18n.t(`loyalty.template.${template}Goal`)}</p>
              <ul class="said-list">
                {templateRules(template, currency).map((rule, at) => (
                  <li key={String(at)}>{ruleSentence({...rule, id: template}, zone)}</li>
                ))}
              </ul>
              <button type="button" onClick={() => onAdd(template)}>
                {i18n.t('loyalty.template.add', [name])}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
