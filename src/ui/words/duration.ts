/** Stretches of lab time in words. */

/** A stretch in its two largest units, to the minute where it is longer than one: `1 day and 2 hours`. Milliseconds. */
export const sayDuration = (milliseconds: number): string => {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return counted(Math.round(milliseconds / 1000), 'second') ?? 'a moment';
  const parts = [
    counted(Math.floor(minutes / 1440), 'day'),
    counted(Math.floor(minutes / 60) % 24, 'hour'),
    counted(minutes % 60, 'minute'),
  ];
  return parts
    .filter((part) => part !== null)
    .slice(0, 2)
    .join(' and ');
};

const counted = (count: number, unit: string): string | null => (count === 0 ? null : `${count} ${unit}${count === 1 ? '' : 's'}`);
