import {describe, expect, it} from 'vitest';
import {CATALOGUE, FIELDS} from '#shared/filter/fields';
import {READY_MADE} from '#shared/filter/ready-made';
import {starterSegments} from '#shared/filter/starter-segments';
import {choiceText, fieldWords, groupLabel, rowFieldLabel, tableLabel} from '../../../extension/views/field-words.ts';
import {segmentName} from '../../../extension/views/segment-name.ts';
import {speak} from '../../fixtures/i18n.ts';

const rowFields = [...CATALOGUE.tables].flatMap(([table, fields]) => [...fields.values()].map(field => ({table, field})));
const listed = [...READY_MADE.map(({id}) => `starter.${id}`), ...starterSegments().map(({name}) => name)];

describe.each(['en', 'fr', 'es'] as const)('the words of fields in %s', language => {
  it('are there for every field, of people and of rows, for each group and table', async () => {
    await speak(language);
    const words = FIELDS.map(({name}) => fieldWords(name));
    expect(words.filter(({label, help}) => label === '' || help.length < 8)).toEqual([]);
    // Two columns of a table, two lines of a list of fields, need two names. A field for the language itself is in neither.
    const labels = words.map(({label}) => label);
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
    for (const {group} of FIELDS) expect(groupLabel(group)).not.toBe('');
    expect(groupLabel('custom')).not.toBe('');
    for (const {table, field} of rowFields) expect(rowFieldLabel(table, field.name)).not.toBe('');
    for (const table of CATALOGUE.tables.keys()) expect(tableLabel(table)).not.toBe('');
  });

  it('are there for every choice', async () => {
    await speak(language);
    for (const {name, choices = []} of FIELDS) for (const choice of choices) expect(choiceText(name, choice)).not.toBe('');
    for (const {table, field} of rowFields) {
      for (const choice of field.choices ?? []) expect(choiceText(`${table}.${field.name}`, choice)).not.toBe('');
    }
    expect(choiceText('tier', 'Gold')).toBe('Gold');
  });

  it('are there for every list that is offered', async () => {
    await speak(language);
    for (const name of listed) expect(segmentName(name)).not.toBe(name);
  });
});

describe('a vendor’s own column', () => {
  it('goes by its header (ARM-59)', async () => {
    await speak('en');
    expect(fieldWords('custom.shirt size').label).toBe('Shirt size');
  });
});
