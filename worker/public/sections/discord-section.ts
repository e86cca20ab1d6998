import {discordLinking} from '../../connectors/discord-linking';
import {type Html, html} from '../html';
import type {LinkedAccount} from '../linked-account';
import {knownElsewhere} from '../linked-account';
import type {PageContext} from '../supporter-page';

/** Linking a Discord account, by Discord's own consent; nothing where it cannot be linked and none is. */
export function discordSection({words, form, linked, linksTo, person}: PageContext): Html {
  if (linked !== undefined) return linkedSection({words, form}, linked);
  if (linksTo === undefined) return html``;
  // Another service said which account it is, Patreon for one: there it is changed.
  if (knownElsewhere(person, discordLinking) !== undefined) {
    return html`<section><h2>${words.discord}</h2><p>${words.discordElsewhere}</p></section>`;
  }
  return html`<section><h2>${words.discord}</h2><p>${words.discordText}</p>${form('link-discord', html`<button>${words.discordLink}</button>`)}</section>`;
}

function linkedSection({words, form}: Pick<PageContext, 'words' | 'form'>, {name}: LinkedAccount): Html {
  return html`<section><h2>${words.discord}</h2><p>${words.discordLinked(name)}</p>${form('unlink-discord', html`<button>${words.discordUnlink}</button>`)}</section>`;
}
