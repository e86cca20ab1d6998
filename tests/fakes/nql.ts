/** The part of Ghost's filter language that its admin app and our connector use: AND (+), OR (,), groups, lists, comparison. */
export type Row = Record<string, readonly string[]>;

/**
 * Builds the test for a filter. A row maps a field to its values, dates as `YYYY-MM-DD HH:MM:SS`.
 *
 * @throws SyntaxError where the filter cannot be read
 */
export function parseNql(text: string): (row: Row) => boolean {
  const tokens = [
    ...text.matchAll(/\s*('(?:[^'\\]|\\.)*'|>=|<=|~\^|~\$|[()[\]+,:<>~-]|[^()[\]+,:<>~'\s-](?:[^()[\]+,:<>~'\s])*)/gy),
  ].map(([, token = '']) => token);
  if (tokens.join('').length !== text.replaceAll(/\s+(?=(?:[^']*'[^']*')*[^']*$)/g, '').length)
    throw new SyntaxError('Error parsing filter');
  let place = 0;
  const peek = () => tokens[place];
  const take = (wanted?: string) => {
    const token = tokens[place];
    if (token === undefined || (wanted !== undefined && token !== wanted)) throw new SyntaxError('Error parsing filter');
    place += 1;
    return token;
  };

  function either(): (row: Row) => boolean {
    const parts = [both()];
    while (peek() === ',') {
      take();
      parts.push(both());
    }
    return row => parts.some(part => part(row));
  }
  function both(): (row: Row) => boolean {
    const parts = [single()];
    while (peek() === '+') {
      take();
      parts.push(single());
    }
    return row => parts.every(part => part(row));
  }
  function single(): (row: Row) => boolean {
    if (peek() === '(') {
      take();
      const inner = either();
      take(')');
      return inner;
    }
    const field = take();
    take(':');
    const negated = peek() === '-';
    if (negated) take();
    const operator = /^(>=|<=|>|<|~\^|~\$|~)$/.test(peek() ?? '') ? take() : '=';
    const wanted = values();
    return row =>
      (row[field] ?? []).some(value => wanted.some(one => compare(value, operator, DATE.test(field) ? dateText(one) : one))) !==
      negated;
  }
  function values(): string[] {
    if (peek() !== '[') return [value()];
    take();
    const list = [value()];
    while (peek() === ',') {
      take();
      list.push(value());
    }
    take(']');
    return list;
  }
  function value(): string {
    let token = take();
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll(/\\(.)/g, '$1');
    if (/^[()[\]+,:<>~]/.test(token)) throw new SyntaxError('Error parsing filter');
    // A bare word may hold hyphens and colons: `wave-1`, `2026-11-01`.
    while (peek() === '-' || (token.endsWith('-') && /^[^()[\]+,:<>~']/.test(peek() ?? ''))) token += take();
    return token;
  }

  const test = either();
  if (place !== tokens.length) throw new SyntaxError('Error parsing filter');
  return test;
}

const DATE = /_(at|date|end)$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Dates may come in either of the two ways that Ghost takes. */
function dateText(text: string): string {
  return text.replace('T', ' ').replace(/(\.\d+)?Z$/, '');
}

function compare(value: string, operator: string, wanted: string): boolean {
  const areNumbers = NUMBER.test(value) && NUMBER.test(wanted);
  const [left, right] = areNumbers ? [Number(value), Number(wanted)] : [value.toLowerCase(), wanted.toLowerCase()];
  switch (operator) {
    case '>':
      return left > right;
    case '<':
      return left < right;
    case '>=':
      return left >= right;
    case '<=':
      return left <= right;
    case '~':
      return String(left).includes(String(right));
    case '~^':
      return String(left).startsWith(String(right));
    case '~$':
      return String(left).endsWith(String(right));
    default:
      return left === right || (wanted === 'null' && value === '');
  }
}
