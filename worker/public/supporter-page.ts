import {publicName} from '#shared/loyalty/public-name';
import type {Visit} from '#shared/loyalty/sequence';
import type {Language} from '#shared/model/language';
import type {Programme} from '#shared/model/programme';
import type {Supporter} from '#shared/model/supporter';
import type {Home} from '../workspace/home';
import {type Html, html} from './html';
import {linksTo} from './link-account';
import {type LinkedAccount, readLinked} from './linked-account';
import {type Formats, formatsOf} from './page-formats';
import {pictureAddress} from './picture-address';
import {PUBLIC_WORDS} from './public-words';
import {type Rank, rankOf} from './rank-of';
import {respond} from './respond';
import {badgesSection} from './sections/badges-section';
import {codeSection} from './sections/code-section';
import {discordSection} from './sections/discord-section';
import {earnSection} from './sections/earn-section';
import {pointsSection} from './sections/points-section';
import {rewardsSection} from './sections/rewards-section';
import {sequencesSection} from './sections/sequences-section';
import {statementSection} from './sections/statement-section';
import {leaveSection, namesSection, outSection} from './sections/wishes-section';
import {type StatementLine, statementOf} from './statement-of';
import {visitsOf} from './visits';
import type {Deed, PublicWords} from './words';

export type Page = NonNullable<Programme['page']>;

/** What the sections of one person's page are made of. */
export type PageContext = {
  readonly programme: Programme;
  readonly page: Page;
  readonly person: Supporter;
  readonly statement: readonly StatementLine[];
  /** Of the creator's own site. */
  readonly visits: readonly Visit[];
  readonly rank: Rank | undefined;
  readonly words: PublicWords;
  readonly formats: Formats;
  readonly now: number;
  /** The account that they linked here. */
  readonly linked: LinkedAccount | undefined;
  /** The vendor's page on which one can be linked now. */
  readonly linksTo: string | undefined;
  /** The page's own path. */
  readonly base: string;
  /** Of the gate of the sequences, with this person's token; undefined: there is none. */
  readonly stepLink: (sequence: string, step: string) => string | undefined;
  /** Opens a form that posts to the page, with what makes it count once. */
  readonly form: (deed: string, fields: Html) => Html;
};

export type Shown = {
  readonly person: Supporter;
  readonly programme: Programme;
  readonly page: Page;
  readonly language: Language;
  /** `/me/WORKSPACE.TOKEN`. */
  readonly base: string;
  /** `?lang=fr`, where the language was asked for; else ''. */
  readonly query: string;
  readonly deed: Deed | undefined;
  readonly nonce: string;
  readonly stepLink: PageContext['stepLink'];
};

/** A person's own page: only what is theirs, never an address, a private signal, or anything of others. */
export function supporterPage(home: Home, shown: Shown): Promise<Response> {
  const {person, programme, page, language, base, query, deed} = shown;
  const words = PUBLIC_WORDS[language];
  const context: PageContext = {
    ...{programme, page, person, words, base, now: home.now(), stepLink: shown.stepLink},
    statement: person.unscored === undefined ? statementOf(home.sql, person, programme) : [],
    visits: (programme.sequences ?? []).length === 0 ? [] : visitsOf(home.sql, person),
    linked: readLinked(home.sql, person),
    linksTo: linksTo(home),
    rank: page.rank === true && person.unscored === undefined ? rankOf(home, person.id) : undefined,
    formats: formatsOf(language, programme.timeZone),
    form: (name, fields) =>
      html`<form method="post" action="${base}${query}"><input type="hidden" name="deed" value="${name}"><input type="hidden" name="nonce" value="${shown.nonce}">${fields}</form>`,
  };
  const said = deed === undefined ? undefined : html`<section class="said" role="status"><p>${words.deeds[deed]}</p></section>`;
  return respond({
    language,
    title: `${words.title}: ${page.name}`,
    colour: page.colour,
    icon: page.logo === undefined ? undefined : pictureAddress(base, page.logo),
    header: headerOf(page, base),
    body: html`${said}${person.unscored === undefined ? sectionsOf(context) : outOf(context)}`,
    formTo: context.linksTo,
    footer: footerOf(words, language, base),
  });
}

/** Whoever wants no score can still take back what they linked. */
function outOf(context: PageContext): Html {
  return html`${outSection(context)}${context.linked === undefined ? undefined : discordSection(context)}`;
}

function sectionsOf(context: PageContext): Html {
  const {person, words} = context;
  const name = publicName(person.credit?.value ?? person.name?.value, 'full');
  return html`<h1>${name === undefined ? words.title : words.hello(name)}</h1>${[
    pointsSection(context),
    rewardsSection(context),
    sequencesSection(context),
    earnSection(context),
    codeSection(context),
    badgesSection(context),
    statementSection(context),
    discordSection(context),
    namesSection(context),
    leaveSection(context),
  ]}`;
}

function headerOf({name, logo}: Page, base: string): Html {
  const picture = logo === undefined ? undefined : html`<img src="${pictureAddress(base, logo)}" alt="" width="40" height="40">`;
  return html`${picture}<span>${name}</span>`;
}

function footerOf(words: PublicWords, language: Language, base: string): Html {
  const others = Object.entries(PUBLIC_WORDS).filter(([code]) => code !== language);
  return html`<footer><p class="soft">${words.private}</p><nav aria-label="${words.languages}">${others.map(
    ([code, {language: name}]) => html`<a href="${base}?lang=${code}" lang="${code}" hreflang="${code}">${name}</a>`,
  )}</nav></footer>`;
}
