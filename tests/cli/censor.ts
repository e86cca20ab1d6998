import type {Description} from '../../extension/dashboards/detect/describe.ts';

/** The same description with the form of every text of the page and none of its letters and figures: "Ada, 5 €" → "Xxx, 9 €". */
export function censor(found: Description): Description {
  return {
    ...found,
    columns: found.columns.map(({header, ...column}) => (header === undefined ? column : {...column, header: form(header)})),
    samples: found.samples.map(({identity, cells}) => ({
      ...(identity === undefined ? {} : {identity: {...identity, value: form(identity.value)}}),
      cells: cells.map(form),
    })),
  };
}

function form(text: string): string {
  return text
    .replaceAll(/\p{Lu}/gu, 'X')
    .replaceAll(/(?!X)\p{L}/gu, 'x')
    .replaceAll(/\p{N}/gu, '9');
}
