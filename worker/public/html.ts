/** Markup that is safe to send. Text becomes it by `html` alone, which escapes whatever is put into it. */
export type Html = {readonly markup: string};

type Piece = Html | string | number | undefined | readonly Html[];

/** `html\`<p>${name}</p>\``: text is escaped, markup and lists of markup are kept, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return {markup: strings.map((text, place) => (place === 0 ? text : `${printed(pieces[place - 1])}${text}`)).join('')};
}

function printed(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece));
  return 'markup' in piece ? piece.markup : piece.map(({markup}) => markup).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
