/** A sender map as it is looked at: what it is drawn for, which bands are shown, and who is picked. */
import { parseAddress, type DimensionKey, type MapAsked, type MapChoice, type SenderRecord, type Values } from '#esa';
import type { DrawnBand, DrawnCell, DrawnMap, MapQuestion, SoughtSpot } from '../analysis/map.ts';
import type { TableSource } from '../analysis/table-source.ts';
import { cellAt, nextSpot, regionAt, regionsOf, type Direction, type Region, type Spot } from './regions.ts';

/** What a map is of: a table, how its scores count, and the world its senders must fit into, null for none. */
export interface MapSubject {
  readonly source: TableSource;
  readonly scores: MapAsked['scores'];
  readonly around: MapQuestion['around'];
}

/** Who is picked, and what decides. */
export interface Picked {
  readonly band: DrawnBand;
  readonly cell: DrawnCell;
}

/** So many bands are drawn at once, beside everyone else. */
export const SHOWN = 11;

export class MapState {
  readonly #draw: (source: TableSource, asked: MapQuestion) => Promise<DrawnMap | null>;
  #subject: MapSubject | null = null;
  #chosen: Readonly<Record<string, Values>> = $state.raw({});
  #from = $state(0);
  #address: string | null = $state(null);
  #map: DrawnMap | null = $state.raw(null);
  #spot: Spot | null = $state.raw(null);
  /** Who is picked by name and not by place; whoever picks a place lets go of them. */
  #sought: SenderRecord | null = null;
  /** Addresses that turned out to be somebody else's. */
  #avoided: readonly string[] = [];
  #failed = $state(false);
  #refused = $state(false);

  readonly regions: readonly Region[] = $derived.by(() => (this.#map === null ? [] : regionsOf(this.#map)));
  readonly region: Region | null = $derived.by(() =>
    this.#map === null || this.#spot === null ? null : (regionAt(this.#map, this.regions, this.#spot) ?? null),
  );
  readonly picked: Picked | null = $derived.by(() => this.#pickedOf());

  /** `draw` asks the analysis; null if something newer was asked. */
  constructor(draw: (source: TableSource, asked: MapQuestion) => Promise<DrawnMap | null>) {
    this.#draw = draw;
  }

  get map(): DrawnMap | null {
    return this.#map;
  }
  get spot(): Spot | null {
    return this.#spot;
  }
  get failed(): boolean {
    return this.#failed;
  }
  /** The bands before those that are shown. */
  get from(): number {
    return this.#from;
  }
  /** The one address that is looked at. */
  get address(): string | null {
    return this.#address;
  }
  /** What was last sought is no address. */
  get refused(): boolean {
    return this.#refused;
  }

  /** Takes up a table, or its next version. */
  show(subject: MapSubject): void {
    this.#subject = subject;
    void this.#ask();
  }

  chosenOf(key: DimensionKey): Values | null {
    return this.#chosen[key] ?? null;
  }

  /** Draws for another value of a dimension; null for what a sender has of whom nothing is told. */
  choose({ key }: MapChoice, values: Values | null): void {
    const { [key]: _before, ...others } = this.#chosen;
    this.#chosen = values === null ? others : { ...others, [key]: values };
    this.#from = 0;
    this.pick(null);
    void this.#ask();
  }

  turn(by: -1 | 1): void {
    this.#from = Math.max(0, this.#from + by * SHOWN);
    this.pick(null);
    void this.#ask();
  }

  /** Looks at the band of one address; blank shows all bands again. */
  find(text: string): void {
    const address = text.trim();
    this.#refused = address !== '' && parseAddress(address) === null;
    if (this.#refused) return;
    this.#address = address === '' ? null : address;
    this.pick(null);
    void this.#ask();
  }

  pick(spot: Spot | null): void {
    this.#sought = null;
    this.#spot = spot;
  }

  /** Picks somebody wherever they lie; nobody, where that is not on what is drawn. */
  seek(sender: SenderRecord): void {
    this.#sought = sender;
    if (this.#map !== null) void this.#ask();
  }

  /** Goes to the next region; from nowhere to the first. */
  go(direction: Direction): void {
    if (this.#map === null) return;
    this.pick(this.#spot === null ? { band: 0, cell: 0 } : nextSpot(this.#map, this.regions, this.#spot, direction));
  }

  /** Looks for others than those at an address, and picks who then falls where the picked one did. */
  async avoid(address: string): Promise<void> {
    this.#avoided = [...this.#avoided, address];
    await this.#ask();
  }

  #pickedOf(): Picked | null {
    const [map, spot] = [this.#map, this.#spot];
    const band = spot === null ? undefined : map?.bands[spot.band];
    const cell = map === null || spot === null ? undefined : cellAt(map, spot);
    if (band === undefined || cell === undefined) return null;
    const sought = map?.sought ?? null;
    return { band, cell: sought === null || spot !== sought ? cell : withSought(cell, sought) };
  }

  async #ask(): Promise<void> {
    const subject = this.#subject;
    if (subject === null) return;
    try {
      const map = await this.#draw(subject.source, this.#questionOf(subject));
      if (map === null) return;
      this.#failed = false;
      this.#map = map;
      if (this.#sought !== null) this.#spot = map.sought;
      this.#forgetWhatIsGone(map);
    } catch {
      this.#failed = true;
    }
  }

  #questionOf({ scores, around }: MapSubject): MapQuestion {
    return {
      chosen: Object.values(this.#chosen),
      scores,
      around: around === null ? null : { ...around, taken: [...around.taken, ...this.#avoided] },
      from: this.#from,
      most: SHOWN,
      address: this.#address,
      sought: this.#sought,
    };
  }

  /** A value that no line tells apart any more is chosen no longer, and a page that is no longer there is left. */
  #forgetWhatIsGone(map: DrawnMap): void {
    const same = (values: Values, other: Values): boolean => JSON.stringify(values) === JSON.stringify(other);
    const kept = Object.entries(this.#chosen).filter(([key, values]) =>
      map.choices.some((choice) => choice.key === key && choice.values.some((other) => same(values, other))),
    );
    const isGone = kept.length < Object.keys(this.#chosen).length || (this.#from > 0 && this.#from >= map.total);
    if (!isGone) return;
    this.#chosen = Object.fromEntries(kept);
    this.#from = 0;
    void this.#ask();
  }
}

const withSought = (cell: DrawnCell, { line, entry, sender }: SoughtSpot): DrawnCell => ({ ...cell, line, entry, witness: sender });
