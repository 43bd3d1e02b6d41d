/** The seal on the title page: a ring cut into one piece per lesson. Pure geometry in a box of 120 by 120. */

const CENTRE = 60;
/** Degrees left free on either side of a piece. */
const GAP = 2.6;

interface Ring {
  readonly outer: number;
  readonly inner: number;
}

const usual: Ring = { outer: 56, inner: 47 };
/** The piece one is at stands out on both sides. */
const raised: Ring = { outer: 57.5, inner: 45.5 };

/** The outline of piece `index` of `count`, clockwise from the top. */
export function sealPiece(index: number, count: number, isRaised: boolean): string {
  const ring = isRaised ? raised : usual;
  const gap = count === 1 ? 0.01 : GAP;
  const from = (index * 360) / count + gap;
  const to = ((index + 1) * 360) / count - gap;
  const large = to - from > 180 ? 1 : 0;
  const arc = (radius: number, sweep: 0 | 1, end: number) => `A${radius} ${radius} 0 ${large} ${sweep} ${pointAt(radius, end)}`;
  return `M${pointAt(ring.outer, from)}${arc(ring.outer, 1, to)}L${pointAt(ring.inner, to)}${arc(ring.inner, 0, from)}Z`;
}

function pointAt(radius: number, degrees: number): string {
  const angle = (degrees * Math.PI) / 180;
  const [x, y] = [CENTRE + radius * Math.sin(angle), CENTRE - radius * Math.cos(angle)];
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}
