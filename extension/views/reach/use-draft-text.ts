import {useEffect, useMemo, useState} from 'preact/hooks';
import type {ContactPurpose} from '#shared/model/contact';
import type {Language} from '#shared/model/language';
import type {Template} from '#shared/model/template';
import {readyTemplate} from '#shared/reach/ready-made/ready-templates';
import {type FieldKey, fieldsIn, type Part, readTemplate, renamedFields, type TemplateProblem} from '#shared/reach/template-text';
import {fieldNames} from './field-names';

/** The text that is being written: fields by their names on screen. */
export type DraftText = {
  readonly base: Template;
  readonly subject: string;
  readonly text: string;
};

export type Draft = DraftText & {
  /** Undefined where subject or text do not read. */
  readonly parts: {readonly subject: readonly Part[]; readonly text: readonly Part[]} | undefined;
  readonly problem: TemplateProblem | undefined;
  /** Its fields, each once. */
  readonly fields: readonly FieldKey[];
  readonly isChanged: boolean;
  /** As it is kept: fields by their fixed keys. */
  readonly template: Template;
  readonly onSubject: (subject: string) => void;
  readonly onText: (text: string) => void;
  /** Begins anew with another text. */
  readonly onBase: (base: Template) => void;
};

type First = {readonly purpose: ContactPurpose; readonly language: Language; readonly isPatreon: boolean};

/** The text of a message: the creator's own for the purpose where there is one, else ours. */
export function useDraftText({purpose, language, isPatreon}: First, own: readonly Template[]): Draft {
  const names = useMemo(fieldNames, []);
  const [draft, setDraft] = useState<(DraftText & {readonly purpose: ContactPurpose}) | undefined>(undefined);
  const first = own.find(template => template.purpose === purpose) ?? readyTemplate(purpose, language, isPatreon);
  const shown = draft?.purpose === purpose ? draft : {...opened(first), purpose};
  useEffect(() => setDraft(undefined), [purpose]);
  const subject = readTemplate(shown.subject, names);
  const text = readTemplate(shown.text, names);
  const parts = subject.ok && text.ok ? {subject: subject.parts, text: text.parts} : undefined;
  const template = {...shown.base, subject: renamedFields(shown.subject, names), text: renamedFields(shown.text, names)};
  return {
    ...shown,
    parts,
    problem: !text.ok ? text.problem : !subject.ok ? subject.problem : undefined,
    fields: parts === undefined ? [] : fieldsIn([...parts.subject, ...parts.text]),
    isChanged: template.subject !== shown.base.subject || template.text !== shown.base.text,
    template,
    onSubject: next => setDraft({...shown, subject: next}),
    onText: next => setDraft({...shown, text: next}),
    onBase: base => setDraft({...opened(base), purpose}),
  };
}

/** With the names on screen. */
function opened(base: Template): DraftText {
  const names = fieldNames();
  const shown = (text: string) => shownFields(text, names);
  return {base, subject: shown(base.subject), text: shown(base.text)};
}

function shownFields(text: string, names: ReturnType<typeof fieldNames>): string {
  return renamedFields(text, names, names);
}
