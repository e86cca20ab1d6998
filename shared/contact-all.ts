import type {PersonCommand} from '#shared/home';
import type {Command} from '#shared/protocol/commands';

type Many = Extract<Command, {kind: 'contact-all' | 'contact-remove-all'}>;
type One = Extract<PersonCommand, {kind: 'contact' | 'contact-remove'}>;

/** One mark on each of the people, or one mark less. Each mark's id is the command's and the person's as they were named. */
export function contactEach(command: Many): One[] {
  const people = [...new Set(command.supporters)];
  if (command.kind === 'contact-remove-all') {
    const {id, at, contact} = command;
    return people.map(supporter => ({
      ...{id: `${id} ${supporter}`, at, supporter},
      kind: 'contact-remove',
      contact: `${contact} ${supporter}`,
    }));
  }
  const {supporters: _supporters, ...word} = command;
  return people.map(supporter => ({...word, id: `${command.id} ${supporter}`, kind: 'contact', supporter}));
}
