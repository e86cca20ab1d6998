import type {Candidate} from '../messages';
import {searchPeople} from '../views/data/search-people';
import {candidatesAt} from './answer-candidates';
import type {Current} from './context';

/** As many as a palette shows beside what else it finds. */
const MOST = 6;

/** The people whom a search finds, best first; nobody without a query. */
export function findPeople(current: Current, query: string): Candidate[] {
  if (query.trim() === '') return [];
  return candidatesAt(current, searchPeople(current.state.columns, query, MOST).best);
}
