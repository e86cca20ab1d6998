import type {Command} from '#shared/protocol/commands';
import type {UndoStep} from '../actions/quick-action';

/** The commands that steps stand for, in their order; each as of now. */
export function undoCommands(steps: readonly UndoStep[], now: number, newId: () => string): Command[] {
  return steps.flatMap(step => commandsOf(step, now, newId));
}

function commandsOf(step: UndoStep, at: number, newId: () => string): Command[] {
  switch (step.kind) {
    case 'command':
      return [{...step.command, at}];
    case 'tag':
      return step.supporters.map(supporter => ({id: newId(), at, kind: 'tag', supporter, name: step.name, on: step.on}));
    case 'notes':
      return step.notes.map(({supporter, note}) => ({id: newId(), at, kind: 'note-remove', supporter, note}));
    case 'import':
      return [];
  }
}
