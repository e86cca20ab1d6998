import {follow} from '../api/follow';
import {beginLocal} from '../local/home';
import {deriveOn, runDue} from '../local/run-due';
import {sendLogged} from '../log/send-logged';
import {holdsMask, maskPerson} from '../views/streaming/mask-person';
import {answerHandOver} from './answer-hand-over';
import {answerWhy} from './answer-why';
import {findPeople} from './find-people';
import {forgetGone} from './forget-gone';
import {greet} from './greet';
import {factFields, factReader} from './row-facts';

/**
 * Everything that the background does to a workspace, in this browser or on the private server: engine, commands, requests.
 * It is a script of its own (`entrypoints/homes`), for most wake-ups only look something up. Script and background are two
 * bundles: what both need to be one, the mirror above all, is handed in, and errors are told apart on their own side.
 */
export const homes = {
  /** What stands beside a score, and what can. */
  factReader,
  factFields,
  /** Carries out a command, and says so in the log. */
  send: sendLogged,
  /** Sends what waits and reads what is new on the private server. */
  follow,
  /** Makes this browser's own workspace with its starter filters. */
  beginLocal,
  /** Brings up to date whose date has come in this browser's own workspace. */
  deriveOn,
  runDue,
  /** Why somebody is in a list, and whom a search finds: asked by hand, and with more words than a chip needs. */
  why: answerWhy,
  find: findPeople,
  /** What else in this browser was about somebody who was just erased. */
  forgetGone,
  /** While names are hidden for a stream. */
  maskPerson,
  holdsMask,
  /** A filter for the host's own list. */
  handOver: answerHandOver,
  /** Opens the welcome after an install. */
  greet,
};

export type Homes = typeof homes;
