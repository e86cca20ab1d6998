import {calendarOf} from '#shared/loyalty/periods';
import type {ProgrammePlan} from '#shared/model/programme';
import {DAY_MS, EPOCH_2020_MS} from '#shared/model/time';

/** The days that points are kept by: those of the programme's calendar, counted from 2020-01-01. */
export type ProgrammeDays = {
  /** The day that its clocks show at an instant. */
  readonly dayAt: (at: number) => number;
  /** The first instant of a day. */
  readonly startOf: (day: number) => number;
};

const EPOCH_DAY = EPOCH_2020_MS / DAY_MS;

export function programmeDays({timeZone}: Pick<ProgrammePlan, 'timeZone'>): ProgrammeDays {
  const {periodAt, startOf} = calendarOf(timeZone);
  return {dayAt: at => periodAt('day', at) - EPOCH_DAY, startOf: day => startOf('day', day + EPOCH_DAY)};
}
