import type {CommandResult} from '#shared/protocol/command-results';
import {type ProblemCode, problem} from '#shared/protocol/problem';
import type {Local} from './home';

export function applied({state}: Local, id: string): CommandResult {
  return {id, status: 'applied', seq: state.head.cursor, writingTo: []};
}

export function refused({state}: Local, id: string, code: ProblemCode): CommandResult {
  return {id, status: 'refused', seq: state.head.cursor, writingTo: [], problem: problem(code)};
}
