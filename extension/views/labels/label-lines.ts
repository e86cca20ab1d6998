import type {PostalAddress} from '#shared/model/record';

/** `town`: how code, town and region stand together. Everything else is as most of the world has it: code before the town. */
const TOWNS: readonly {readonly countries: readonly string[]; readonly town: (parts: Town) => readonly string[]}[] = [
  {countries: ['US', 'PR'], town: ({city, state, zip}) => [joined(', ', city, joined(' ', state, zip))]},
  {countries: ['CA', 'AU'], town: ({city, state, zip}) => [joined(' ', city, state, zip)]},
  {
    countries: ['GB', 'IE', 'IM', 'JE', 'GG', 'NZ', 'ZA', 'IN'],
    town: ({city, state, zip}) => [joined(', ', city, state), zip ?? ''],
  },
  {countries: ['BR'], town: ({city, state, zip}) => [zip ?? '', joined(' - ', city, state)]},
  {countries: ['JP', 'CN', 'KR', 'TW'], town: ({city, state, zip}) => [joined(', ', city, joined(' ', state, zip))]},
  {
    countries: ['IT', 'ES', 'MX'],
    town: ({city, state, zip}) => [joined(' ', zip, city, state === undefined ? undefined : `(${state})`)],
  },
];

type Town = Pick<PostalAddress, 'city' | 'state' | 'zip'>;

/** Names that files write for countries whose order differs. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'united states': 'US',
  'united states of america': 'US',
  usa: 'US',
  canada: 'CA',
  australia: 'AU',
  'united kingdom': 'GB',
  'great britain': 'GB',
  uk: 'GB',
  ireland: 'IE',
  'new zealand': 'NZ',
  'south africa': 'ZA',
  india: 'IN',
  brazil: 'BR',
  japan: 'JP',
  italy: 'IT',
  spain: 'ES',
  mexico: 'MX',
};

/** The two letters of a country, where we know them; else the text in capitals. */
export function countryOf({country = ''}: Pick<PostalAddress, 'country'>): string {
  const text = country.trim();
  return SPELLINGS[text.toLowerCase()] ?? text.toUpperCase();
}

/**
 * The lines of a label: who, street, then code and town in their country's order, and the country in capitals as the post asks
 * for it (UPU S42).
 *
 * @param language - in which a country that is known by two letters is named
 * @param home - the country that it is sent from, whose name is left out; empty: none is
 */
export function labelLines(
  name: string | undefined,
  address: PostalAddress,
  {language, home}: {readonly language: string; readonly home: string},
): string[] {
  const code = countryOf(address);
  const town = TOWNS.find(({countries}) => countries.includes(code))?.town ?? continental;
  const country = code === home ? '' : countryName(code, language).toLocaleUpperCase(language);
  return [address.addressee ?? name ?? '', ...(address.street ?? '').split(/\r?\n/), ...town(address), country]
    .map(line => line.trim())
    .filter(line => line !== '');
}

function continental({zip, city, state}: Town): readonly string[] {
  return [joined(' ', zip, city), state ?? ''];
}

/** "Germany" for DE; whatever is no code stays as it is. */
export function countryName(code: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(language, {type: 'region', fallback: 'code'}).of(code) ?? code;
}

function joined(between: string, ...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== '').join(between);
}
