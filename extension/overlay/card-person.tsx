import {i18n} from '#i18n';
import {vendorOf} from '#shared/model/record-key';
import type {PersonCard, ScoreLine} from '../messages';
import {DID} from '../views/did-words';
import {formats} from '../views/language';
import {accessText} from '../views/status-text';
import {vendorName} from '../views/vendor-name';
import {type FactLine, factLines, unseenText} from './card-facts';
import {Button, Sentence} from './card-parts';
import {type Disagreement, disagreements} from './disagreements';
import type {Surroundings} from './layer';
import type {LayerModel} from './layer-model';
import type {PersonLayer} from './person-layer';
import {T} from './text';

type Props = {
  readonly layer: LayerModel;
  readonly layers: PersonLayer;
  readonly around: Surroundings;
  readonly person: PersonCard;
  /** Why there is no score. */
  readonly sentence: string | undefined;
};

export function CardPerson({layer, layers, around, person, sentence}: Props) {
  const {supporter, access} = person;
  const {now, vendor} = around;
  const name = supporter.name?.value ?? supporter.email?.value ?? i18n.t('overlay.card.noName');
  const email = supporter.email?.value;
  const why = person.status.kind === 'none' ? undefined : accessText(access);
  const differing = disagreements(layer.page, {person: supporter, vendor, now});
  return (
    <>
      <div class="head">
        <T text={name} as="who" />
        <button
          type="button"
          class="step"
          aria-haspopup="menu"
          aria-label={i18n.t('overlay.card.menu', [name])}
          onClick={() => layers.push('menu')}
        >
          <T text="⋯" />
        </button>
      </div>
      <div class="scrolls">
        {email !== undefined && email !== name && <T text={email} as="second line" />}
        <T text={membershipOf(person).join(' · ')} as="second line" />
        {why !== undefined && <Sentence text={why} />}
        {differing.length > 0 && <Differing found={differing} />}
        {sentence === undefined && person.score !== undefined ? (
          <Score person={person} score={person.score} />
        ) : (
          <Sentence text={sentence ?? i18n.t('overlay.card.optedOut')} />
        )}
        {person.next !== undefined && <NextLevel next={person.next} />}
        <StaleNote layer={layer} />
        <ul class="facts" aria-label={i18n.t('overlay.card.facts')}>
          {factLines(person, now).map(line => (
            <Fact key={line.label} line={line} />
          ))}
        </ul>
        <Attached person={person} />
      </div>
      <span class="buttons">
        {layer.isChosen && <Button label={i18n.t('overlay.card.notThem')} act={() => layers.choose(undefined)} />}
        <Button label={i18n.t('overlay.menu.panel')} act={() => layers.openPanel()} isMain />
      </span>
    </>
  );
}

function Score({person: {lines, connected}, score}: {person: PersonCard; score: number}) {
  return (
    <div class="score">
      <div class="sum">
        <T text={i18n.t('overlay.card.scoreWord')} />
        <T text={String(score)} as="big" />
      </div>
      <ul aria-label={i18n.t('overlay.card.score', [score])}>
        {lines.map(line => (
          <Share key={line.rule} line={line} score={score} connected={connected} />
        ))}
      </ul>
    </div>
  );
}

function Share({line, score, connected}: {line: ScoreLine; score: number; connected: readonly string[]}) {
  const {rule, share} = line;
  const name = ruleName(line);
  const said = share === undefined ? unseenText(rule, connected) : i18n.t('overlay.card.share', [share, score]);
  return (
    <li class="share" aria-label={`${name}: ${said}`}>
      <T text={name} as="rule" />
      <T text={said} as={share === undefined ? 'second' : 'number'} />
      {share !== undefined && (
        <span class="track">
          <span class="fill" style={{width: `${score === 0 ? 0 : Math.round((100 * share) / score)}%`}} />
        </span>
      )}
    </li>
  );
}

/** By the creator's own words; else by what the rule counts, and where. */
function ruleName({rule, said}: ScoreLine): string {
  if (said?.name !== undefined) return said.name;
  if (rule === 'payments') return i18n.t('rule.payments');
  if (rule === 'newsletter') return i18n.t('rule.newsletter');
  if (said === undefined) return i18n.t(rule === '#draw' ? 'standing.statement.draw' : 'standing.statement.grant');
  const did = i18n.t(DID[said.action]);
  return said.channel === undefined ? did : i18n.t('phrase.with', [did, vendorName(said.channel)]);
}

function Fact({line: {label, text, isKnown}}: {line: FactLine}) {
  return (
    <li class="fact" aria-label={`${label}: ${text}`}>
      <T text={label} as="second" />
      <T text={text} as={isKnown ? 'line' : 'line second'} />
    </li>
  );
}

/** Always with its word: a level is no tier, and points are not the score (T14). */
function NextLevel({next: {level, missing}}: {next: NonNullable<PersonCard['next']>}) {
  return <Sentence text={i18n.t('standing.cardNext', missing, [level, formats().number(missing)])} />;
}

const ABOUT = {
  state: 'overlay.card.stateDiffers',
  tier: 'overlay.card.tierDiffers',
  amount: 'overlay.card.amountDiffers',
} as const;

/** What the page says and what we were told, both with their age: which is right, the creator knows. */
function Differing({found}: {found: readonly Disagreement[]}) {
  return (
    <ul class="differing" aria-label={i18n.t('overlay.card.differing')}>
      {found.map(({about, page, ours, by}) => {
        const text = i18n.t(ABOUT[about], [page, by, ours]);
        return (
          <li key={text} aria-label={text}>
            <T text={text} as="line" />
          </li>
        );
      })}
    </ul>
  );
}

function StaleNote({layer: {state}}: {layer: LayerModel}) {
  if (state.kind !== 'score' || state.staleDays === 0) return null;
  return <Sentence text={i18n.t('overlay.chip.stale', [state.staleDays])} />;
}

const NOTES_SHOWN = 2;

function Attached({person: {supporter}}: {person: PersonCard}) {
  return (
    <>
      {supporter.tags.length > 0 && (
        <ul class="tags" aria-label={i18n.t('overlay.card.tags')}>
          {supporter.tags.map(tag => (
            <li key={tag.name} class="tag" aria-label={tag.name}>
              <T text={tag.name} />
            </li>
          ))}
        </ul>
      )}
      {supporter.notes.slice(0, NOTES_SHOWN).map(note => (
        <div key={note.id} class="note">
          <T text={note.text} as="line" />
        </div>
      ))}
    </>
  );
}

/** "Gold (Patreon)", "since March 2023", "declined": what there is of it. */
function membershipOf({supporter, status}: PersonCard): string[] {
  const tiers = supporter.records.flatMap(({key, fields}) =>
    (fields.tiers ?? []).map(tier => i18n.t('overlay.card.tier', [tier.name, vendorName(vendorOf(key))])),
  );
  const joined = supporter.records.flatMap(({fields, createdAt}) => fields.joinedAt ?? fields.pledgeStartAt ?? createdAt ?? []);
  const since = joined.length > 0 ? formats().wholeMonth(Math.min(...joined)) : undefined;
  return [
    ...(tiers.length > 0 ? tiers : [i18n.t(`kind.${status.kind}`)]),
    ...(status.state === 'active' || status.state === 'none' ? [] : [i18n.t(`state.${status.state}`)]),
    ...(since === undefined ? [] : [i18n.t('overlay.card.since', [since])]),
  ];
}
