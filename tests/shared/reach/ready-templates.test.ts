import {describe, expect, it} from 'vitest';
import {contactPurposeSchema} from '#shared/model/contact';
import {languageSchema} from '#shared/model/language';
import {templateSchema} from '#shared/model/template';
import {fill} from '#shared/reach/fill';
import {readyTemplate} from '#shared/reach/ready-made/ready-templates';
import {fieldsIn, readTemplate} from '#shared/reach/template-text';

const CASES = contactPurposeSchema.options.flatMap(purpose =>
  languageSchema.options.flatMap(language => [true, false].map(isPatreon => ({purpose, language, isPatreon}))),
);

describe('the texts that are there from the start (ARM-36, ARM-44)', () => {
  it.each(CASES)('read in every language: $purpose in $language, of patrons $isPatreon', ({purpose, language, isPatreon}) => {
    const template = readyTemplate(purpose, language, isPatreon);
    expect(templateSchema.safeParse(template).error).toBeUndefined();
    const read = readTemplate(template.text);
    if (!read.ok) throw new Error(read.problem.code);
    // Only links may be missing: those are asked for. Everything else has something that stands in for it.
    const {text, blank} = fill(read.parts, {});
    expect(blank.every(key => key.endsWith('-link'))).toBe(true);
    expect(text).not.toMatch(/[{}|<>]|! | {2}/);
    expect(template.text).not.toContain('!');
  });

  it.each([
    ['invite', 'sign-up-link'],
    ['left', 'survey-link'],
    ['address', 'form-link'],
  ] as const)('carry the link that the purpose %s needs', (purpose, key) => {
    for (const language of languageSchema.options) {
      const read = readTemplate(readyTemplate(purpose, language, true).text);
      expect(read.ok && fieldsIn(read.parts)).toContain(key);
    }
  });

  it('say of Patreon’s retries only to patrons (C12)', () => {
    for (const language of languageSchema.options) {
      expect(readyTemplate('declined', language, true).text).toContain('Patreon');
      expect(readyTemplate('declined', language, false).text).not.toContain('Patreon');
    }
  });
});
