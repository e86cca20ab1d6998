import {i18n} from '#i18n';
import type {WhyAnswer} from '../messages';
import {formats} from '../views/language';
import {T} from './text';

/** Why somebody is in the list of the bar's filter or not: each condition, with what the person has there (F7). */
export function Why({why, filter}: {why: WhyAnswer | null | undefined; filter: string | undefined}) {
  if (why === undefined) return <T text="…" as="second" />;
  if (why === null) return <Said text={i18n.t('why.broken')} />;
  return (
    <>
      <Said text={i18n.t(why.isIn ? 'why.isIn' : 'why.isOut')} as="who" />
      {filter !== undefined && <Said text={filter} as="second" />}
      <ul class="why" aria-label={i18n.t('overlay.menu.why')}>
        {why.lines.map((line, place) => (
          <Line key={place} line={line} />
        ))}
      </ul>
    </>
  );
}

function Line({line: {text, holds, depth, value, said}}: {line: WhyAnswer['lines'][number]}) {
  const verdict = i18n.t(holds ? 'why.holds' : 'why.fails');
  const more = [value, said].filter(part => part !== undefined);
  return (
    <li
      class={holds ? 'holds' : 'fails'}
      style={{marginInlineStart: `${depth * 12}px`}}
      aria-label={formats().items([verdict, text, ...more])}
    >
      <T text={holds ? '✓' : '✕'} as="tick" />
      <span class="grow">
        <T text={text} as="line" />
        {value !== undefined && <T text={value} as="line" />}
        {said !== undefined && <T text={said} as="line second" />}
      </span>
    </li>
  );
}

function Said({text, as = ''}: {text: string; as?: string}) {
  return (
    <p class="said" role="note" aria-label={text}>
      <T text={text} as={`line ${as}`} />
    </p>
  );
}
