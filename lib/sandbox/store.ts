/** Counters of integer ids, one per kind of object, so that ids look like the provider's and never repeat. */
export class Ids {
  private readonly counters = new Map<string, number>();

  constructor(private readonly starts: Readonly<Record<string, number>>) {}

  /** The next id of `kind`. */
  next(kind: string): number {
    return this.reserve(kind, 1);
  }

  /** Sets aside `count` consecutive ids and returns the first. */
  reserve(kind: string, count: number): number {
    const first = this.counters.get(kind) ?? this.starts[kind] ?? 1;
    this.counters.set(kind, first + count);
    return first;
  }
}

/** Rows that exist only as a rule: made when looked at, stored only once changed. */
export interface Generated<Row, Light> {
  first: number;
  count: number;
  /** The few fields that filters and sorts need; must be cheap. */
  light(index: number): Light;
  make(index: number): Row;
}

/** One collection: stored rows by id, over any number of generated blocks. */
export class Table<Row extends { id: number }, Light extends { id: number } = Row> {
  private readonly rows = new Map<number, Row>();
  private readonly removed = new Set<number>();
  private readonly blocks: Generated<Row, Light>[] = [];
  /** Grows with every change; cached queries compare it. */
  version = 0;

  constructor(private readonly project: (row: Row) => Light) {}

  addBlock(block: Generated<Row, Light>): void {
    this.blocks.push(block);
    this.version++;
  }

  /** The row to read. A generated row is made afresh each time: use `edit` before changing it. */
  get(id: number): Row | undefined {
    const row = this.rows.get(id);
    if (row !== undefined || this.removed.has(id)) return row;
    const block = this.blockOf(id);
    return block?.make(id - block.first);
  }

  has(id: number): boolean {
    return this.rows.has(id) || (!this.removed.has(id) && this.blockOf(id) !== undefined);
  }

  /** The row to change; a generated one becomes stored. Counts as a change. */
  edit(id: number): Row | undefined {
    const row = this.get(id);
    if (row !== undefined) this.put(row);
    return row;
  }

  put(row: Row): void {
    this.rows.set(row.id, row);
    this.version++;
  }

  delete(id: number): boolean {
    if (!this.has(id)) return false;
    this.rows.delete(id);
    this.removed.add(id);
    this.version++;
    return true;
  }

  get size(): number {
    let size = this.rows.size;
    for (const block of this.blocks) {
      size += block.count;
      for (const id of this.rows.keys()) if (inBlock(block, id)) size--;
      for (const id of this.removed) if (inBlock(block, id)) size--;
    }
    return size;
  }

  /** Stored rows only, in order of creation. */
  stored(): IterableIterator<Row> {
    return this.rows.values();
  }

  /** Light projections of every row. Order is not promised. */
  *lights(): Generator<Light> {
    for (const block of this.blocks) {
      for (let index = 0; index < block.count; index++) {
        const id = block.first + index;
        if (!this.rows.has(id) && !this.removed.has(id)) yield block.light(index);
      }
    }
    for (const row of this.rows.values()) yield this.project(row);
  }

  private blockOf(id: number): Generated<Row, Light> | undefined {
    return this.blocks.find((block) => inBlock(block, id));
  }
}

function inBlock(block: { first: number; count: number }, id: number): boolean {
  return id >= block.first && id < block.first + block.count;
}

/** A table whose rows are their own projection. */
export function plainTable<Row extends { id: number }>(): Table<Row> {
  return new Table<Row>((row) => row);
}
