import {i18n} from '#i18n';
import {type Term, termText} from './terms';

/** A small question mark beside a word or a number, which opens what it means. */
export function TermLink({term}: {readonly term: Term}) {
  const title = i18n.t('glossary.whatIs', [termText(term)]);
  return (
    <a class="term-link" href={`#/glossary/${term}`} title={title} aria-label={title}>
      ?
    </a>
  );
}
