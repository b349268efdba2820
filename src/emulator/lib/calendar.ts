/**
 * Dates of the proleptic Gregorian calendar and seconds since 2000-01-01, the board's epoch. Behaves as
 * lib/timeutils/timeutils.c, which takes any month, day, hour, minute and second and carries what is too much.
 */

const SECONDS_A_DAY = 86_400;
/** Days from 0000-03-01, where the 400-year cycle is counted from, to 2000-01-01. */
const EPOCH_DAY = 730_425;

export interface CalendarTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Monday. */
  readonly weekday: number;
  /** 1 to 366. */
  readonly yearDay: number;
}

function floorDivide(value: number, by: number): number {
  return Math.floor(value / by);
}

/** Days from the epoch to a date; months beyond 1..12 carry into the year. */
function daysFromDate(year: number, month: number, day: number): number {
  const months = year * 12 + (month - 1) - 2;
  const marchYear = floorDivide(months, 12);
  const marchMonth = months - marchYear * 12;
  const leapDays = floorDivide(marchYear, 4) - floorDivide(marchYear, 100) + floorDivide(marchYear, 400);
  return marchYear * 365 + leapDays + floorDivide(153 * marchMonth + 2, 5) + day - 1 - EPOCH_DAY;
}

export function secondsFromDate(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  return daysFromDate(year, month, day) * SECONDS_A_DAY + hour * 3600 + minute * 60 + second;
}

export function dateFromSeconds(seconds: number): CalendarTime {
  const days = floorDivide(seconds, SECONDS_A_DAY);
  const inDay = seconds - days * SECONDS_A_DAY;
  const fromMarch = days + EPOCH_DAY;
  const era = floorDivide(fromMarch, 146_097);
  const dayOfEra = fromMarch - era * 146_097;
  const yearOfEra = floorDivide(
    dayOfEra - floorDivide(dayOfEra, 1460) + floorDivide(dayOfEra, 36_524) - floorDivide(dayOfEra, 146_096),
    365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + floorDivide(yearOfEra, 4) - floorDivide(yearOfEra, 100));
  const marchMonth = floorDivide(5 * dayOfYear + 2, 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return {
    year,
    month,
    day: dayOfYear - floorDivide(153 * marchMonth + 2, 5) + 1,
    hour: floorDivide(inDay, 3600),
    minute: floorDivide(inDay, 60) % 60,
    second: inDay % 60,
    weekday: (((days + 5) % 7) + 7) % 7,
    yearDay: days - daysFromDate(year, 1, 1) + 1,
  };
}
