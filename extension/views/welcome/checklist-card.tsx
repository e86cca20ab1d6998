import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import {useStored} from '../data/use-stored';
import {formats} from '../language';
import {listOf} from '../route';
import {
  ACTIONS,
  type Action,
  type Checklist,
  checklist,
  GOALS,
  type Goal,
  NO_CHOICE,
  stepsDone,
  toggled,
  WAYS,
  wayPath,
} from './checklist';

type Props = {
  /** How many people a filter text fits now. */
  readonly countOf: (filter: string) => number;
  /** Whether a filter text is saved already. */
  readonly isSaved: (filter: string) => boolean;
  /** Saves a filter under a name. */
  readonly onSave: (name: string, filter: string) => void;
};

/** Goal, then actions, then how people hear of it: each step leads to what is there for it, and nothing is done by itself. */
export function ChecklistCard(props: Props) {
  const chosen = useStored(checklist);
  if (chosen === undefined) return undefined;
  const keep = (change: Partial<Checklist>) => void checklist.setValue({...NO_CHOICE, ...chosen, ...change});
  if (chosen.isHidden) {
    return (
      <p>
        <button type="button" class="link" onClick={() => keep({isHidden: false})}>
          {i18n.t('checklist.show')}
        </button>
      </p>
    );
  }
  const {number} = formats();
  return (
    <section class="card checklist" aria-labelledby="checklist-title" data-testid="checklist">
      <h2 id="checklist-title" class="row">
        <span class="grow">{i18n.t('checklist.title')}</span>
        <span class="second">{i18n.t('checklist.done', [number(stepsDone(chosen))])}</span>
      </h2>
      <p>{i18n.t('checklist.text')}</p>
      <Goals chosen={chosen} keep={keep} {...props} />
      <Actions chosen={chosen} keep={keep} {...props} />
      <Ways chosen={chosen} keep={keep} />
      <p>
        <button type="button" class="link" onClick={() => keep({isHidden: true})}>
          {i18n.t('checklist.hide')}
        </button>
      </p>
    </section>
  );
}

type StepProps = {readonly chosen: Checklist; readonly keep: (change: Partial<Checklist>) => void};

function Goals({chosen, keep, ...props}: StepProps & Props) {
  const goals = Object.keys(GOALS) as Goal[];
  return (
    <Step title={i18n.t('checklist.goal')}>
      {goals.map(goal => (
        <Choice
          key={goal}
          type="radio"
          text={i18n.t(`checklist.goals.${goal}`)}
          isOn={chosen.goal === goal}
          onChange={() => keep({goal})}
        />
      ))}
      {chosen.goal === null ? undefined : <GoalFilter goal={chosen.goal} {...props} />}
    </Step>
  );
}

/** The goal's people as a saved filter: one click, and then how many they are. */
function GoalFilter({goal, countOf, isSaved, onSave}: Props & {readonly goal: Goal}) {
  const filter = GOALS[goal];
  const people = countOf(filter);
  if (isSaved(filter)) {
    return (
      <p class="row wraps">
        <span>{i18n.t('checklist.saved')}</span>
        <a class="number" href={listOf(filter)}>
          {i18n.t('checklist.people', people, [formats().number(people)])}
        </a>
      </p>
    );
  }
  return (
    <p>
      <button type="button" onClick={() => onSave(i18n.t(`checklist.goals.${goal}`), filter)}>
        {i18n.t('checklist.goalNext')}
      </button>
    </p>
  );
}

function Actions({chosen, keep, countOf}: StepProps & Pick<Props, 'countOf'>) {
  const {number} = formats();
  const actions = Object.keys(ACTIONS) as Action[];
  return (
    <Step title={i18n.t('checklist.actions')}>
      {actions.map(action => {
        const people = countOf(ACTIONS[action]);
        return (
          <Choice
            key={action}
            type="checkbox"
            text={i18n.t(`checklist.does.${action}`)}
            isOn={chosen.actions.includes(action)}
            onChange={() => keep({actions: toggled(chosen.actions, action)})}
          >
            {people === 0 ? (
              <span class="second">{i18n.t('checklist.notKnown')}</span>
            ) : (
              <a class="number" href={listOf(ACTIONS[action])}>
                {i18n.t('checklist.people', people, [number(people)])}
              </a>
            )}
          </Choice>
        );
      })}
    </Step>
  );
}

function Ways({chosen, keep}: StepProps) {
  const {goal} = chosen;
  return (
    <Step title={i18n.t('checklist.promotion')}>
      {WAYS.map(way => (
        <Choice
          key={way}
          type="checkbox"
          text={i18n.t(`checklist.ways.${way}`)}
          isOn={chosen.ways.includes(way)}
          onChange={() => keep({ways: toggled(chosen.ways, way)})}
        >
          {goal !== null && chosen.ways.includes(way) ? (
            <Next path={wayPath(way, goal)} text={i18n.t(`checklist.${way}Next`)} />
          ) : undefined}
        </Choice>
      ))}
    </Step>
  );
}

function Step({title, children}: {readonly title: string; readonly children: ComponentChildren}) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

type ChoiceProps = {
  readonly type: 'radio' | 'checkbox';
  readonly text: string;
  readonly isOn: boolean;
  readonly onChange: () => void;
  readonly children?: ComponentChildren;
};

function Choice({type, text, isOn, onChange, children}: ChoiceProps) {
  return (
    <div class="row wraps">
      <label class="row">
        <input type={type} name={type === 'radio' ? 'goal' : undefined} checked={isOn} onChange={onChange} />
        <span>{text}</span>
      </label>
      {children}
    </div>
  );
}

function Next({path, text}: {readonly path: string; readonly text: string}) {
  return (
    <a class="next" href={path}>
      {text}
    </a>
  );
}
