/** How somebody in the sample stands with the creator. `left`: the paid time ended last month; `leaving`: it ends soon. */
export type Standing = 'active' | 'declined' | 'left' | 'leaving' | 'new' | 'free' | 'reader';

export type SamplePerson = {
  /** Stable within the sample. */
  readonly number: number;
  readonly name: string;
  /** At a domain that is kept for examples: nobody can be written to. */
  readonly email: string;
  readonly tier: 'Gold' | 'Silver' | undefined;
  readonly standing: Standing;
  /** Whole months since the first payment, or since they were first seen. Of twelve or a multiple: the anniversary is today. */
  readonly months: number;
  readonly yearly: boolean;
  readonly letter: 'subscribed' | 'unsubscribed' | 'cleaned' | undefined;
  readonly isOnDiscord: boolean;
};

type Row = readonly [name: string, tier: 'G' | 'S' | '-', standing: Standing, months: number, more?: string];

/** `more`: n on the newsletter, u unsubscribed, c bounced, d on Discord, y pays by the year. */
const PEOPLE: readonly Row[] = [
  ['Ada Adler', 'G', 'active', 41, 'nd'],
  ['Bela Kovács', 'G', 'active', 37, 'nd'],
  ['Chidi Okafor', 'G', 'active', 24, 'nd'],
  ['Dara Nilsen', 'S', 'active', 31, 'n'],
  ['Eva Lindqvist', 'G', 'active', 19, 'ny'],
  ['Farid Haddad', 'S', 'active', 26, 'ndy'],
  ['Gita Rao', 'G', 'active', 14, 'n'],
  ['Hugo Marchand', 'S', 'active', 12, 'd'],
  ['Inês Duarte', 'S', 'active', 3, 'n'],
  ['Jonas Brandt', 'S', 'active', 2, 'u'],
  ['Kaya Yılmaz', 'G', 'active', 1, 'd'],
  ['Liam O’Brien', 'S', 'active', 1, ''],
  ['Mina Sato', 'S', 'active', 2, ''],
  ['Noor van Dijk', 'G', 'active', 2, 'nd'],
  ['Otto Fischer', 'S', 'active', 1, ''],
  ['Pia Rossi', 'S', 'active', 1, 'u'],
  ['Quentin Lefèvre', 'S', 'active', 2, 'n'],
  ['Rosa Jiménez', 'G', 'active', 36, 'n'],
  ['Siobhán Walsh', 'S', 'active', 15, 'uy'],
  ['Tomás Costa', 'S', 'active', 11, 'y'],
  ['Uma Patel', 'G', 'active', 10, 'yd'],
  ['Vera Sokolova', 'S', 'active', 1, ''],
  ['Wei Zhang', 'G', 'declined', 22, 'nd'],
  ['Xenia Markou', 'S', 'declined', 13, 'n'],
  ['Yusuf Demir', 'S', 'declined', 6, ''],
  ['Zoé Laurent', 'G', 'left', 17, 'n'],
  ['Álvaro Núñez', 'S', 'left', 8, ''],
  ['Åse Bjørnstad', 'S', 'left', 5, 'u'],
  ['Élodie Petit', 'G', 'leaving', 18, 'n'],
  ['Łukasz Wiśniewski', 'S', 'new', 0, 'n'],
  ['Amara Diallo', 'G', 'new', 0, ''],
  ['Bruno Ferrari', 'S', 'new', 0, 'd'],
  ['Clara Weber', '-', 'free', 14, 'n'],
  ['Dmitri Petrov', '-', 'free', 9, 'n'],
  ['Esther Mbeki', '-', 'free', 6, ''],
  ['Finn Larsen', '-', 'free', 3, 'n'],
  ['Greta Holm', '-', 'reader', 28, 'n'],
  ['Hana Kim', '-', 'reader', 16, 'n'],
  ['Ivo Horvat', '-', 'reader', 11, 'c'],
  ['Julia Moreau', '-', 'reader', 2, 'n'],
];

const TIERS = {G: 'Gold', S: 'Silver', '-': undefined} as const;

/** Forty people of nobody's, the same each time: every state that a filter, a chip or Today can show is among them. */
export const SAMPLE_PEOPLE: readonly SamplePerson[] = PEOPLE.map(([name, tier, standing, months, more = ''], index) => ({
  number: index + 1,
  name,
  email: `${plain(name)}@sample.example`,
  tier: TIERS[tier],
  standing,
  months,
  yearly: more.includes('y'),
  letter: more.includes('n') ? 'subscribed' : more.includes('u') ? 'unsubscribed' : more.includes('c') ? 'cleaned' : undefined,
  isOnDiscord: more.includes('d'),
}));

/** `Łukasz Wiśniewski` → `lukasz.wisniewski` */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replaceAll(/[^a-z]+/g, '.');
}
