/**
 * Time stamps of directory entries: date in the upper 16 bits (7 bits years since 1980, 4 month, 5 day), time in the
 * lower (5 hour, 6 minute, 5 seconds/2). Local time, as the board's clock shows it. Microsoft fatgen103, p. 24.
 */
import { dateFromSeconds, secondsFromDate } from '../../lib/calendar.ts';

const EARLIEST = 0x00210000; // 1980-01-01
const LATEST = 0xff9fbf7d; // 2107-12-31 23:59:58

/** Packs seconds since 2000-01-01; rounds down to 2 seconds. Times that the format cannot hold become its limits. */
export function toDosTime(seconds: number): number {
  const { year, month, day, hour, minute, second } = dateFromSeconds(Math.floor(seconds));
  if (year < 1980) return EARLIEST;
  if (year > 2107) return LATEST;
  const date = ((year - 1980) << 9) | (month << 5) | day;
  const time = (hour << 11) | (minute << 5) | (second >>> 1);
  return ((date << 16) | time) >>> 0;
}

/** Seconds since 2000-01-01 of a packed time stamp; negative before. A missing month or day counts as the first. */
export function fromDosTime(packed: number): number {
  const date = packed >>> 16;
  return secondsFromDate(
    1980 + (date >>> 9),
    Math.max(1, (date >>> 5) & 15),
    Math.max(1, date & 31),
    (packed >>> 11) & 31,
    (packed >>> 5) & 63,
    (packed & 31) * 2,
  );
}
