import {subjectId} from '#shared/loyalty/counts';
import {pageOf} from '#shared/loyalty/sequence';
import type {Action} from '#shared/model/action';
import type {ProgrammePlan} from '#shared/model/programme';

/**
 * Whether points hang on what an activity was done to: a rule names it, counts different ones, or a sequence has it as a step.
 * To forget it would take the points back.
 */
export function namedSubjects(
  {rules, sequences = []}: Pick<ProgrammePlan, 'rules' | 'sequences'>,
  channel: string,
): (action: Action, subject: string) => boolean {
  const asking = rules.filter(rule => rule.channel === undefined || rule.channel === channel);
  const pages = new Set(sequences.flatMap(({steps}) => steps.map(({page}) => pageOf(page))));
  return (action, subject) => {
    if (action === 'visited' && pages.has(pageOf(subject))) return true;
    return asking.some(rule => {
      const named = rule.when?.subjects;
      if (rule.action !== action || (named === undefined && !rule.count?.distinct)) return false;
      return named === undefined || named.some(name => subjectId(name) === subjectId(subject));
    });
  };
}
